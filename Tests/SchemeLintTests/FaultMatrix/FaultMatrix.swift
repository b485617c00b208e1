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
    /// The planted value as in `MatrixFault`; `nil` for the usual one of the column.
    let value: String?
    /// The field at which the rules report the fault; `nil` for the planted one.
    let place: String?
    /// Other rules that report an error too, because the fault has further consequences.
    let others: [String]
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
  }

  let cells: [Cell]
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
      }
    }
    self.cells = cells
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

  /// A cell such as “LOD004 `×2` at `Resolution`; ORG003 beside LOD002”, or “-a”.
  private static func cell(_ part: Part, _ field: String, _ fault: Fault, _ text: String) throws -> Cell {
    if text.hasPrefix("-") {
      return Cell(part: part, field: field, fault: fault, text: text, items: [], reason: String(text.dropFirst()))
    }
    let items = try text.split(separator: "; ").map { item in
      guard let match = item.wholeMatch(of: /([A-Z0-9+]+)(?: `([^`]*)`)?(?: at `([^`]*)`)?(?: beside ([A-Z0-9+]+))?/)
      else {
        throw Unreadable(line: "\(field): \(text)")
      }
      return Item(
        rules: match.output.1.split(separator: "+").map(String.init), value: match.output.2.map(String.init),
        place: match.output.3.map(String.init), others: match.output.4?.split(separator: "+").map(String.init) ?? [])
    }
    return Cell(part: part, field: field, fault: fault, text: text, items: items, reason: nil)
  }
}
