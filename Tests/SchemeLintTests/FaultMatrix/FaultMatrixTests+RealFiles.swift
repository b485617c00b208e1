import Diagnostics
import SchemeLint
import TestSupport
import Testing

extension FaultMatrixTests {
  /// Rules that look at a single value, so that the usual fault is one in every file.
  private static let rulesOfSingleValues: Set = [
    "DOC001", "DOC002", "DOC003", "DOC004", "DPI004", "IMG001", "PKG013", "SRS007", "SRS010", "SRS011", "STO007",
  ]

  @Test("The fault of a single value is found in real files as well", .needsCorpus)
  func real() throws {
    let matrix = try FaultMatrix.read()
    var turn = 0
    for form in try RealForms.all() {
      let before = Set(try lint(form.files, .usual, tiles: form.folder).compactMap(\.finding.identifier))
      for part in Part.all where form.files.contains(where: { $0.name == part.file }) {
        for cell in matrix.cells where cell.part == part.cells.first?.part {
          for item in cell.items
          where item.value == nil && item.place == nil && item.kind == nil && item.file == nil
            && Self.rulesOfSingleValues.isSuperset(of: item.rules)
          {
            turn += 1
            guard TestRun.isLong || turn.isMultiple(of: 9) else { continue }
            try checkReal(item, cell, part, form, before)
          }
        }
      }
    }
    #expect(turn > 2000)
  }

  /// Plants a fault in a real file, if the file has the value.
  private func checkReal(
    _ item: FaultMatrix.Item, _ cell: FaultMatrix.Cell, _ part: Part, _ form: MatrixForm, _ before: Set<String>
  ) throws {
    let own = try #require(form.files.first { $0.name == part.file })
    guard try MatrixDocument(own).place(of: part.field(cell.field)) != nil,
      let planted = try MatrixFault(
        form: form, file: part.file, path: part.field(cell.field), fault: cell.fault, value: nil
      ).planted()
    else { return }
    let found = try lint(planted.files, .usual, tiles: form.folder)
    let name = "\(part), \(cell.field), \(cell.fault.rawValue), \(form)"
    for rule in item.rules {
      let isThere = found.contains { $0.finding.identifier == rule && Self.isAt(planted.places, $0) }
      #expect(isThere, "\(name): \(rule) is not at \(planted.places), but: \(Self.words(found))")
    }
    let known = before.union(item.rules + item.others)
    let others = found.filter { $0.finding.severity == .error && !known.contains($0.finding.identifier ?? "") }
    #expect(others.isEmpty, "\(name): \(Self.words(others))")
  }
}
