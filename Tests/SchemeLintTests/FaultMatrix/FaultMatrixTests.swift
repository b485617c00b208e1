import Diagnostics
import Foundation
import SchemeLint
import TestSupport
import Testing

@testable import SchemeFormats

/// Every cell of `Documentation/Reference/fault-matrix.md`.
@Suite("The fault matrix")
struct FaultMatrixTests {
  /// The cells of a part in one file, which are one test: there are thousands of them.
  struct Part: Sendable, CustomStringConvertible {
    let file: String
    let path: String
    let cells: [FaultMatrix.Cell]

    var description: String { "\(file): \(path.isEmpty ? "the document" : path)" }

    /// All parts; an empty list if the matrix cannot be read, which is an error of another test.
    static let all: [Part] = {
      guard let matrix = try? FaultMatrix.read() else { return [] }
      var parts: [FaultMatrix.Part] = []
      for cell in matrix.cells where !parts.contains(cell.part) { parts.append(cell.part) }
      return parts.flatMap { part in
        part.files.flatMap { file in
          part.paths.map { path in
            Part(file: file, path: path, cells: matrix.cells.filter { $0.part == part })
          }
        }
      }
    }()

    /// The path of a field of the part.
    func field(_ name: String) -> String {
      let separator = file.hasSuffix(".json") ? "." : "/"
      return path.isEmpty ? name : path + separator + name
    }
  }

  @Test("The good forms have no findings", arguments: MatrixForm.all)
  func good(form: MatrixForm) throws {
    let found = try lint(form.files, .usual, tiles: form.folder)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("Each fault is found by its rule in three forms, at its place, and causes no other error", arguments: Part.all)
  func planted(part: Part) throws {
    for (turn, cell) in part.cells.enumerated() {
      for item in cell.items where item.file == nil || item.file == part.file {
        try check(item, of: cell, in: part, turn: turn)
      }
    }
  }

  /// Lints all forms in a long run, and one of them in turn otherwise: there are more than nine thousand.
  private func check(_ item: FaultMatrix.Item, of cell: FaultMatrix.Cell, in part: Part, turn: Int) throws {
    let forms = MatrixForm.having(part.file).filter { item.kind == nil || $0.kind == item.kind }
    let all = try forms.compactMap { form in
      try MatrixFault(form: form, file: part.file, path: part.field(cell.field), fault: cell.fault, value: item.value)
        .planted().map { (form: form, planted: $0) }
    }
    #expect(all.count >= 3, "\(part), \(cell.field), \(cell.fault.rawValue): planted in \(all.count) forms")
    for (number, (form, planted)) in all.enumerated() where TestRun.isLong || number == turn % all.count {
      let name = "\(part), \(cell.field), \(cell.fault.rawValue) \(item.value ?? ""), \(form)"
      let pages = SchemeRules.pages.filter { item.rules.contains($0.identifier) }
      try #require(pages.count == item.rules.count, "\(name): there is no rule \(item.rules)")
      let found = try lint(planted.files, pages.first.map { .usual(with: $0) } ?? .usual, tiles: form.folder)
      let places = try item.place.map { try Self.places(of: $0, in: planted, part) } ?? planted.places
      for rule in item.rules {
        let own = found.filter { $0.finding.identifier == rule }
        let there = own.filter { Self.isAt(places, $0) }
        #expect(!there.isEmpty, "\(name): \(rule) is not at \(places), but: \(Self.words(found))")
        let severity = item.severity ?? Self.severities[rule] ?? "error"
        // A few rules are milder in some of the files, so that a cell names two severities.
        let allowed = severity.split(separator: "/").map(String.init)
        let words = there.map(\.finding.severity.rawValue)
        #expect(
          there.isEmpty || words.contains(where: allowed.contains), "\(name): \(rule) is \(words), not \(severity)")
      }
      let expected = item.rules + item.others
      let others = found.filter { $0.finding.severity == .error && !expected.contains($0.finding.identifier ?? "") }
      #expect(others.isEmpty, "\(name): \(Self.words(others))")
    }
  }

  /// The severities of rules that are not errors; empty if the matrix cannot be read, which is an error of another test.
  private static let severities = (try? FaultMatrix.read().severities) ?? [:]

  /// Whether a finding is at one of the places, or about a file that has the place as a whole.
  static func isAt(_ places: [String: [Range<Int>]], _ found: Found) -> Bool {
    guard let own = places[found.file], let range = found.finding.range else { return false }
    return own.contains { $0.lowerBound <= range.upperBound && $0.upperBound >= range.lowerBound }
  }

  /// The place of another field, `PATH` or `FILE: PATH`, after the fault was planted.
  private static func places(
    of text: String, in planted: PlantedFault, _ part: Part
  ) throws -> [String: [Range<Int>]] {
    let sides = text.split(separator: ": ", maxSplits: 1).map(String.init)
    let name = sides.count == 2 ? sides[0] : part.file
    let file = try #require(planted.files.first { $0.name == name })
    let place = try #require(try MatrixDocument(file).place(of: sides.last ?? ""), "\(name) does not have \(text)")
    return [name: [place.name.lowerBound..<max(place.value.upperBound, place.name.upperBound)]]
  }

  static func words(_ found: [Found]) -> String {
    found.map { found in
      "\(found.file) \(found.finding.range.map { "\($0.bytes)" } ?? "") \(found.finding.ruleTitle): \(found.finding.message)"
    }.joined(separator: "; ")
  }

  @Test("Every cell has a rule, or a reason that the page explains")
  func reasons() throws {
    let matrix = try FaultMatrix.read()
    #expect(matrix.cells.count > 1000)
    for cell in matrix.cells {
      guard let reason = cell.reason else { continue }
      #expect(matrix.reasons.contains(reason), "\(cell.part.files) \(cell.field), \(cell.fault): \(cell.text)")
    }
    let used = Set(matrix.cells.compactMap(\.reason))
    #expect(matrix.reasons.filter { !used.contains($0) }.isEmpty, "reasons that no cell has")
    for part in Set(matrix.cells.map(\.part)) {
      let cells = matrix.cells.filter { $0.part == part }
      for field in Set(cells.map(\.field)) {
        #expect(cells.filter { $0.field == field }.map(\.fault) == FaultMatrix.Fault.allCases, "\(field)")
      }
    }
  }

  @Test("A cell whose fault is planted elsewhere names a cell or an example in which it is")
  func targets() throws {
    let matrix = try FaultMatrix.read()
    for cell in matrix.cells {
      let name = "\(cell.part.files) \(cell.part.paths) \(cell.field), \(cell.fault): \(cell.text)"
      switch cell.reason {
      case "f":
        let other = cell.target.flatMap { matrix.cell(named: $0, beside: cell) }
        #expect(other?.items.isEmpty == false, "\(name) names no cell with a rule")
      case "t":
        let page = SchemeRules.pages.first { $0.identifier == cell.target }
        #expect(page?.example.isInWords == false, "\(name) names no rule with an example that is planted")
      // The neighbour is checked by another test.
      case "q": #expect(cell.target != nil, "\(name)")
      default: #expect(cell.target == nil, "\(name)")
      }
    }
  }

  @Test("Every rule of the table has its severity on the page")
  func severities() throws {
    let matrix = try FaultMatrix.read()
    let rules = Set(matrix.cells.flatMap { $0.items.flatMap { $0.rules + $0.others } })
    for page in SchemeRules.pages where rules.contains(page.identifier) {
      #expect(matrix.severities[page.identifier] ?? "error" == page.severity.rawValue, "\(page.identifier)")
    }
    #expect(Set(matrix.severities.keys).subtracting(rules).isEmpty)
  }

  /// The names of all fields that the formats read or write, by file and path.
  private static let fields: [(file: String, path: String, names: [String])] = {
    func names(_ names: [StaticString]) -> [String] { names.map { "\($0)" } }
    let reference = names(SpatialReferenceElement.fields.names)
    let json = SpatialReferenceObject.fields.names
    var fields: [(file: String, path: String, names: [String])] = [
      ("conf.xml", "", names(ConfXMLFields.document.names)),
      ("conf.xml", "TileCacheInfo", names(ConfXMLFields.scheme.names)),
      ("conf.xml", "TileCacheInfo/SpatialReference", reference),
      ("conf.xml", "TileCacheInfo/TileOrigin", names(ConfXMLFields.origin.names)),
      ("conf.xml", "TileCacheInfo/LODInfos/LODInfo", names(ConfXMLFields.level.names)),
      ("conf.xml", "TileImageInfo", names(ConfXMLFields.image.names)),
      ("conf.xml", "CacheStorageInfo", names(ConfXMLFields.storage.names)),
      ("conf.cdi", "", names(ConfCDIFields.extent.names)), ("conf.cdi", "SpatialReference", reference),
      ("root.json", "", RootJSONFields.document.names), ("service.json", "", ServiceJSONFields.document.names),
      ("root.json", "tileImageInfo", TileInfoObject.image.names),
      ("root.json", "storageInfo", TileInfoObject.storage.names),
      ("service.json", "tileInfo", TileInfoObject.image.names + TileInfoObject.storage.names),
      ("iteminfo.json", "", ItemInfoJSONFields.item.names),
      ("iteminfo.json", "extent", ExtentObject.keys.names), ("iteminfo.json", "extent.spatialReference", json),
    ]
    for file in ["root.json", "service.json"] {
      fields += [
        (file, "tileInfo", TileInfoObject.scheme.names), (file, "tileInfo.origin", TileInfoObject.origin.names),
        (file, "tileInfo.lods[]", TileInfoObject.level.names), (file, "tileInfo.spatialReference", json),
        (file, "spatialReference", json), (file, "initialExtent", ExtentObject.keys.names),
        (file, "fullExtent", ExtentObject.keys.names), (file, "initialExtent.spatialReference", json),
        (file, "fullExtent.spatialReference", json),
        (file, "layers[]", LayerObject.identity.names + LayerObject.rest.names),
        (file, "layers[].legend[]", LayerObject.legendEntry.names),
      ]
    }
    return fields
  }()

  @Test("Every field of every format has a row")
  func rows() throws {
    let matrix = try FaultMatrix.read()
    for (file, path, names) in Self.fields {
      let cells = matrix.cells.filter { $0.part.files.contains(file) && $0.part.paths.contains(path) }
      let missing = names.filter { name in !cells.contains { $0.field == name } }
      #expect(missing.isEmpty, "\(file): \(path.isEmpty ? "the document" : path) has no row for \(missing)")
    }
  }

  // The list of the test above is written by hand, so a new table must not be forgotten there.
  @Test("Every table of a format is in the list of this test")
  func tables() throws {
    let folder = TestFiles.root.appending(path: "Sources/SchemeFormats")
    let names = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
    let count = try names.filter { $0.hasSuffix(".swift") }.map { name in
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        .matches(of: /= (XML|JSON)Table</).count
    }.reduce(0, +)
    // ConfXML 6 and its reference 1, ConfCDI 1, root.json 1, the service 1, iteminfo 1, tileInfo 5, extents 1, the
    // reference object 1, layers 3.
    #expect(count == 21, "add the new table to `fields`, and its rows to the matrix")
  }
}
