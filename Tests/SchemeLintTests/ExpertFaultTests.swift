import Diagnostics
import SchemeLint
import TestSupport
import Testing

/// Faults that an expert would see and that no cell of the fault matrix has, because they concern several values, a list
/// or a name. Each test also has values near the fault that are right.
@Suite("A fault that an expert would see")
struct ExpertFaultTests {
  /// A change of a text that must occur in the file.
  typealias Change = (from: String, to: String)

  func files(_ base: RuleExample.Base, in file: String? = nil, _ changes: [Change]) throws -> [ExampleFile] {
    let name = file ?? base.schemeFile
    return try base.files.map { good in
      guard good.name == name else { return good }
      return ExampleFile(
        name,
        try changes.reduce(good.text) { text, change in
          try #require(text.contains(change.from), "the file does not contain \(change.from)")
          return text.replacing(change.from, with: change.to)
        })
    }
  }

  /// The findings of a changed file that are warnings or errors, each an identifier and its severity.
  func found(
    _ base: RuleExample.Base, in file: String? = nil, _ changes: [Change], alone: Bool = false, tiles: String? = nil
  ) throws -> [String] {
    let changed = try files(base, in: file, changes)
    return try lint(alone ? Array(changed.prefix(1)) : changed, .usual, tiles: tiles)
      .filter { $0.finding.severity > .info }.map { "\($0.finding.identifier ?? "") \($0.finding.severity)" }
  }

  // MARK: Origins and domains

  @Test(
    "The lower left corner of the world as tile origin is a warning if no extent shows it",
    arguments: [
      ("-180, \"y\": -90", true), ("-400, \"y\": -400", true), ("-180, \"y\": 90", false), ("10, \"y\": -90", false),
    ])
  func lowerLeft(corner: String, isFault: Bool) throws {
    let service = try #require(RuleExample.Base.service.files.first?.text)
    let extents = try #require(service.firstRange(of: ",\n  \"initialExtent\""))
    let text = service[..<extents.lowerBound].replacing("-400, \"y\": 400", with: corner) + "\n}"
    let own = try lint([ExampleFile("service.json", String(text))], .usual).compactMap(\.finding.identifier)
    #expect(own == (isFault ? ["ORG010"] : []))
  }

  @Test("The lower left corner of the XY domain is found too, and an upper left one is not")
  func lowerLeftOfDomain() throws {
    let y: Change = ("<Y>19998100</Y>", "<Y>-9998000</Y>")
    let domain: Change = ("<YOrigin>1900</YOrigin>", "<YOrigin>-9998000</YOrigin>")
    #expect(try found(.legacy, [y, domain], alone: true) == ["ORG010 warning"])
    #expect(try found(.legacy, [domain], alone: true).isEmpty)
  }

  @Test("The domain of systems in degrees in a projected system is a warning, and no extent is blamed for it")
  func domainInDegrees() throws {
    let domain: [Change] = [
      ("<XOrigin>-4020900</XOrigin>", "<XOrigin>-400</XOrigin>"),
      ("<YOrigin>1900</YOrigin>", "<YOrigin>-400</YOrigin>"),
      ("450445547.3910538", "11258999068426.238"),
    ]
    #expect(try found(.legacy, domain) == ["SRS011 warning"])
  }

  // MARK: Levels and limits

  /// The good conf.xml with other scales and the resolutions that belong to them at 96 DPI.
  private func levels(_ scales: [Double], numbers: [Int]? = nil) throws -> [String] {
    let text = try #require(RuleExample.Base.legacy.files.first?.text)
    let start = try #require(text.firstRange(of: "<LODInfo xsi"))
    let end = try #require(text.firstRange(of: "</LODInfos>"))
    let list = scales.enumerated().map { index, scale in
      """
      <LODInfo xsi:type="typens:LODInfo"><LevelID>\(numbers?[index] ?? index)</LevelID><Scale>\(scale)</Scale>\
      <Resolution>\(scale / (96 * 39.37))</Resolution></LODInfo>
      """
    }
    let changed = text[..<start.lowerBound] + list.joined() + text[end.lowerBound...]
    return try lint([ExampleFile("conf.xml", String(changed))], .usual).compactMap(\.finding.identifier)
  }

  @Test(
    "A scale that is missing from a known list with uneven steps is a warning",
    arguments: [
      // ArcGIS's own list without 125,000, and without 64,000,000.
      [8e6, 4e6, 2e6, 1e6, 500e3, 250e3, 64e3, 32e3, 16e3], [500e6, 250e6, 125e6, 32e6, 16e6, 8e6, 4e6],
      // 1-2-5 without 200,000, and 1-2.5-5 without 250,000.
      [5e6, 2e6, 1e6, 500e3, 100e3, 50e3, 20e3, 10e3], [1e6, 500e3, 100e3, 50e3, 25e3, 10e3, 5e3],
    ])
  func missingScale(scales: [Double]) throws { #expect(try levels(scales) == ["LOD019"]) }

  @Test(
    "Complete lists, lists of every second scale and lists of no pattern have no finding",
    arguments: [
      [8e6, 4e6, 2e6, 1e6, 500e3, 250e3, 125e3, 64e3, 32e3], [5e6, 2e6, 1e6, 500e3, 200e3, 100e3, 50e3],
      [1e6, 500e3, 250e3, 100e3, 50e3, 25e3, 10e3], [5e6, 1e6, 500e3, 100e3, 50e3, 10e3, 5e3],
      [8e6, 3e6, 2e6, 900e3, 400e3, 150e3, 70e3], [64e6, 16e6, 4e6, 1e6, 250e3, 64e3],
    ])
  func completeScales(scales: [Double]) throws { #expect(try levels(scales).isEmpty) }

  @Test("A gap in the numbers explains the missing scale")
  func numberedGap() throws {
    #expect(
      try levels([5e6, 2e6, 1e6, 500e3, 100e3, 50e3, 20e3, 10e3], numbers: [0, 1, 2, 3, 5, 6, 7, 8]) == ["LOD012"])
  }

  @Test(
    "Limits of a service between two of its levels are a warning",
    arguments: [
      ("200000000", "150000000", true), ("100000000", "0", true), ("0", "300000000", true),
      ("250000000", "250000000", false), ("0", "0", false), ("0", "125000000", false), ("500000000", "1", false),
    ])
  func limits(minScale: String, maxScale: String, isFault: Bool) throws {
    let limits: Change = ("\"mapName\"", "\"minScale\": \(minScale), \"maxScale\": \(maxScale), \"mapName\"")
    #expect(try found(.service, [limits]) == (isFault ? ["LOD025 warning"] : []))
  }

  @Test("A cut resolution is found without an extent as well")
  func cutResolution() throws {
    let short: Change = (
      "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675",
      "<Scale>20000</Scale>\n        <Resolution>5.29168"
    )
    #expect(try found(.legacy, [short], alone: true) == ["LOD006 warning"])
  }

  @Test("Of three scales, the one that does not fit between its neighbours is marked")
  func outlier() throws {
    let changed = try files(.legacy, [("<Scale>8000000<", "<Scale>8<")])
    let own = try lint(changed, .usual).first { $0.finding.identifier == "LOD002" }
    let range = try #require(own?.finding.range?.bytes)
    #expect(String(decoding: Array(changed[0].text.utf8)[range], as: UTF8.self) == "8")
  }

  // MARK: Extents

  @Test("An extent in kilometres is a warning, and one of four pixels of the finest level is not")
  func tinyExtent() throws {
    func edges(_ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double) -> [Change] {
      [
        (
          "<XMin>1000000</XMin>\n  <YMin>4700000</YMin>\n  <XMax>2100000</XMax>\n  <YMax>6200000</YMax>",
          "<XMin>\(xMin)</XMin><YMin>\(yMin)</YMin><XMax>\(xMax)</XMax><YMax>\(yMax)</YMax>"
        )
      ]
    }
    #expect(try found(.legacy, in: "conf.cdi", edges(1000, 4700, 2100, 6200)) == ["EXT010 warning"])
    #expect(try found(.legacy, in: "conf.cdi", edges(1_000_000, 4_700_000, 1_002_200, 4_701_000)).isEmpty)
  }

  @Test("A number beyond the Earth is a warning in the initial extent and in the extents of a service too")
  func absurd() throws {
    let bay: Change = (
      "\"initialExtent\": {\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": -12000000",
      "\"initialExtent\": {\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": 1e12"
    )
    #expect(try found(.readyToServe, [bay]) == ["EXT008 warning"])
  }
}
