/// A range of a document, counted in bytes of the original file, in any encoding.
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte, from 0.
  public let lowerBound: Int
  /// The offset after the last byte; equal to `lowerBound` if the range is a position between two bytes.
  public let upperBound: Int

  /// Takes offsets in bytes of the file. The range is not checked against the length of the file.
  public init(_ range: Range<Int>) {
    lowerBound = range.lowerBound
    upperBound = range.upperBound
  }

  /// The range of bytes.
  public var bytes: Range<Int> { lowerBound..<upperBound }
}

/// A position as people and editors count it.
public struct LineAndColumn: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, counted in Unicode scalars.
  public let column: Int

  /// Takes line and column, both from 1; the numbers are not checked.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
