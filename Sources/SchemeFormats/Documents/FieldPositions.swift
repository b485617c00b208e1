public import SourceText

/// Where the values of a document stand.
public struct FieldPositions: Sendable {
  // Read far more often than asked: a list is faster to fill than a dictionary.
  private var entries: [(field: SchemeField, range: SourceRange)] = []

  init() { entries.reserveCapacity(96) }

  public subscript(field: SchemeField) -> SourceRange? { entries.first { $0.field == field }?.range }

  mutating func note(_ field: SchemeField, at range: SourceRange) { entries.append((field, range)) }
}
