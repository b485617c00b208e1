/// A stretch of a document, counted in bytes of the file as it was read, whatever its encoding.
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte, from 0.
  public let lowerBound: Int
  /// The offset after the last byte; equal to `lowerBound` where the range is a place between two bytes.
  public let upperBound: Int

  /// Takes offsets in bytes of the file; whether the file is so long is not tested.
  public init(_ range: Range<Int>) {
    lowerBound = range.lowerBound
    upperBound = range.upperBound
  }

  /// The bytes covered.
  public var bytes: Range<Int> { lowerBound..<upperBound }
}

/// A place as people and editors count it.
public struct LineAndColumn: Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, counted in Unicode scalars.
  public let column: Int

  /// Takes both from 1; nothing is tested.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
