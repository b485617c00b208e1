import Foundation
import TestSupport

/// The table of `Documentation/Reference/fault-matrix.md`: what each field of each form can wrongly be, and the rule
/// that finds it.
struct FaultMatrix: Sendable {
  /// A kind of fault, by the heading of its column.
  enum Fault: String, CaseIterable, Sendable {
    case absent, word, twice, zero, negative, tiny, huge
    case nan = "NaN"
    case unit, system, swapped, copied, contradiction, release
  }

  /// A table of the page: the fields of one part of some documents.
  struct Part: Hashable, Sendable {
    /// The files that have the part, such as `root.json`.
    let files: [String]
    /// The paths of the part; an empty path is the document itself.
    let paths: [String]
  }

  /// A fault to plant, with the rules that must find it.
  struct Item: Hashable, Sendable {
    let rules: [String]
    /// The severity of the findings, if it is not the one that the page gives the rules.
    let severity: String?
    /// The planted value as in `MatrixFault`; `nil` for the usual one of the column.
    let value: String?
    /// The field at which the rules report the fault; `nil` for the planted one.
    let place: String?
    /// Other rules that report an error too, because the fault has further consequences.
    let others: [String]
    /// The kind of the forms in which the fault is planted, if its value is only wrong in them; `nil` for all forms.
    let kind: MatrixForm.Kind?
    /// The file in which the fault is planted, if the part is that of several; `nil` for all files.
    let file: String?
  }

  /// A cell: what is planted, or why nothing is.
  struct Cell: Sendable {
    let part: Part
    let field: String
    let fault: Fault
    let text: String
    let items: [Item]
    /// The letter of the reason for an empty cell; `nil` if the cell has rules.
    let reason: String?
    /// Where the fault is planted instead, as the reasons f and t name it; `nil` for other cells.
    let target: String?
  }

  let cells: [Cell]
  /// The rules whose findings are not errors, with their severity, from the table of the page.
  let severities: [String: String]
  /// The letters of the reasons, from the list of the page.
  let reasons: [String]

  struct Unreadable: Error, CustomStringConvertible {
    let line: String
    var description: String { "the fault matrix has a line that cannot be read: \(line)" }
  }

  static func read() throws -> FaultMatrix {
    let page = TestFiles.root.appending(path: "Documentation/Reference/fault-matrix.md")
    return try FaultMatrix(String(decoding: Data(contentsOf: page), as: UTF8.self))
  }

  init(_ page: String) throws {
    var cells: [Cell] = []
    var severities: [String: String] = [:]
    var reasons: [String] = []
    var part: Part?
    var columns: [Fault] = []
    for line in page.split(separator: "\n").map(String.init) {
      if line.hasPrefix("## ") {
        part = Self.part(line.dropFirst(3))
        columns = []
      } else if line.hasPrefix("| field |") {
        columns = try Self.cells(line).dropFirst().map { name in
          guard let fault = Fault(rawValue: name) else { throw Unreadable(line: line) }
          return fault
        }
      } else if line.hasPrefix("| `"), let part, !columns.isEmpty {
        let texts = Self.cells(line)
        guard texts.count == columns.count + 1 else { throw Unreadable(line: line) }
        let field = texts[0].replacing("`", with: "")
        cells += try zip(columns, texts.dropFirst()).map { try Self.cell(part, field, $0, $1) }
      } else if let match = line.wholeMatch(of: /\| ([a-z]) \| .*/) {
        reasons.append(String(match.output.1))
      } else if let match = line.wholeMatch(of: /\| (warning|info) \| (.*) \|/) {
        for rule in match.output.2.split(separator: ", ") { severities[String(rule)] = String(match.output.1) }
      }
    }
    self.cells = cells
    self.severities = severities
    self.reasons = reasons
  }

  private static func cells(_ line: String) -> [String] {
    line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The part that a heading names, such as “root.json, service.json: `tileInfo`, `map`”; `nil` for other headings.
  private static func part(_ heading: Substring) -> Part? {
    let sides = heading.split(separator: ": ", maxSplits: 1)
    guard sides.count == 2 else { return nil }
    let paths = sides[1].split(separator: ", ").map { String($0).replacing("`", with: "") }
    return Part(
      files: sides[0].split(separator: ", ").map(String.init), paths: paths.map { $0 == "the document" ? "" : $0 })
  }

  /// A cell such as “LOD004 `×2` at `Resolution`; ORG003 as warning beside LOD002 if projected”, or “-a”.
  private static func cell(_ part: Part, _ field: String, _ fault: Fault, _ text: String) throws -> Cell {
    if text.hasPrefix("-") {
      guard let match = text.wholeMatch(of: /-([a-z])(?: `([^`]+)`)?/) else {
        throw Unreadable(line: "\(field): \(text)")
      }
      return Cell(
        part: part, field: field, fault: fault, text: text, items: [], reason: String(match.output.1),
        target: match.output.2.map(String.init))
    }
    let items = try text.split(separator: "; ").map { try Self.item($0, in: "\(field): \(text)") }
    return Cell(part: part, field: field, fault: fault, text: text, items: items, reason: nil, target: nil)
  }

  private static func item(_ text: Substring, in cell: String) throws -> Item {
    let found = text.wholeMatch(
      of:
        /([A-Z0-9+]+)(?: as ([a-z\/]+))?(?: `([^`]*)`)?(?: at `([^`]*)`)?(?: beside ([A-Z0-9+]+))?(?: if ([a-z.]+))?/
    )?.output
    guard let found else { throw Unreadable(line: cell) }
    let condition = found.6.map(String.init)
    let kind = condition.flatMap(MatrixForm.Kind.init)
    guard condition == nil || kind != nil || condition?.hasSuffix(".json") == true else { throw Unreadable(line: cell) }
    return Item(
      rules: found.1.split(separator: "+").map(String.init), severity: found.2.map(String.init),
      value: found.3.map(String.init), place: found.4.map(String.init),
      others: found.5?.split(separator: "+").map(String.init) ?? [], kind: kind,
      file: kind == nil ? condition : nil)
  }

  /// The cell that another one names, as in “XMin contradiction” or “conf.xml: TileCacheInfo DPI tiny”.
  ///
  /// - Returns: `nil` if there is no such cell.
  func cell(named name: String, beside other: Cell) -> Cell? {
    let words = name.split(separator: " ").map(String.init)
    guard words.count > 1, let fault = Fault(rawValue: words[words.count - 1]) else { return nil }
    let place = words.dropLast(2).joined(separator: " ").split(separator: ": ", maxSplits: 1).map(String.init)
    return cells.first { cell in
      cell.field == words[words.count - 2] && cell.fault == fault
        && (place.isEmpty
          ? cell.part == other.part
          : cell.part.files.contains(place[0]) && cell.part.paths.contains(place.count > 1 ? place[1] : ""))
    }
  }
}
