import Diagnostics
import Foundation
import TestSupport
import Testing

/// The reasons of empty cells that the forms can show.
extension FaultMatrixTests {
  /// The forms that have a field, with their document.
  private static func documents(_ part: Part, _ path: String) throws -> [(form: MatrixForm, document: MatrixDocument)] {
    try MatrixForm.having(part.file).compactMap { form in
      let document = try MatrixDocument.of(try #require(form.files.first { $0.name == part.file }))
      return document.place(of: path) == nil ? nil : (form, document)
    }
  }

  @Test(
    "A part that has its faults in other tables is an object, an array or an element with elements", arguments: Part.all
  )
  func composites(part: Part) throws {
    for cell in part.cells where cell.reason == "p" {
      let path = part.field(cell.field)
      for (form, document) in try Self.documents(part, path) {
        #expect(document.kind(of: path) == "list", "\(form), \(path), \(cell.fault)")
      }
    }
  }

  @Test("Values that could be exchanged without a fault are equal", arguments: Part.all)
  func equalNeighbours(part: Part) throws {
    for cell in part.cells where cell.reason == "q" {
      let paths = [part.field(cell.field), part.field(cell.target ?? "")]
      for (form, document) in try Self.documents(part, paths[0]) where document.place(of: paths[1]) != nil {
        let texts = paths.compactMap { path in document.place(of: path).map { document.text($0.value) } }
        #expect(texts.count == 2 && texts[0] == texts[1], "\(form), \(paths): \(texts)")
      }
    }
  }

  @Test("A value that is exchanged with a neighbour of another kind is found", arguments: Part.all)
  func strangeNeighbours(part: Part) throws {
    for (turn, cell) in part.cells.enumerated() where cell.reason == "o" {
      let path = part.field(cell.field)
      let all = try Self.documents(part, path).compactMap { form, document in
        Self.stranger(beside: path, in: document).map { (form: form, other: $0) }
      }
      #expect(!all.isEmpty, "\(part), \(path) has no neighbour of another kind in any form")
      for (number, (form, other)) in all.enumerated() where TestRun.isLong || number == turn % all.count {
        let fault = MatrixFault(form: form, file: part.file, path: path, fault: .swapped, value: "↔ \(other)")
        let planted = try #require(try fault.planted())
        let found = try lint(planted.files, .usual, tiles: form.folder)
        #expect(
          found.contains { Self.isAt(planted.places, $0) },
          "\(form), \(path) and \(other) exchanged: \(Self.words(found))")
      }
    }
  }

  /// The path of the next neighbour with a single value of another kind; of the one before if there is none behind.
  private static func stranger(beside path: String, in document: MatrixDocument) -> String? {
    let names = document.siblings(of: path)
    guard let own = names.firstIndex(of: document.name(of: path)), let kind = document.kind(of: path) else {
      return nil
    }
    let paths = (names[(own + 1)...] + names[..<own].reversed()).map {
      document.child($0, of: document.parent(of: path))
    }
    return paths.first { other in
      guard let found = document.kind(of: other) else { return false }
      return found != kind && !["list", "nothing"].contains(found)
    }
  }
}
