/// A rectangle of tiles of one level.
public struct TileRange: Hashable, Sendable {
  /// The rows, counted from the north; the upper bound is not included.
  public var rows: Range<Int>
  /// The columns, counted from the west; the upper bound is not included.
  public var columns: Range<Int>

  /// Takes any ranges; an empty range makes a rectangle without tiles.
  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The number of tiles, or `nil` if it exceeds `Int`.
  public var count: Int? {
    let (height, isTooHigh) = rows.upperBound.subtractingReportingOverflow(rows.lowerBound)
    let (width, isTooWide) = columns.upperBound.subtractingReportingOverflow(columns.lowerBound)
    let (product, isTooMany) = height.multipliedReportingOverflow(by: width)
    return isTooHigh || isTooWide || isTooMany ? nil : product
  }
}

extension TileRange {
  package func contains(_ tile: TileCoordinate) -> Bool {
    rows.contains(tile.row) && columns.contains(tile.column)
  }

  /// The smallest rectangle that contains two rectangles with tiles.
  package func union(_ other: TileRange) -> TileRange {
    TileRange(
      rows: min(rows.lowerBound, other.rows.lowerBound)..<max(rows.upperBound, other.rows.upperBound),
      columns: min(columns.lowerBound, other.columns.lowerBound)..<max(columns.upperBound, other.columns.upperBound))
  }

  /// The common part of two rectangles; a range without common numbers is empty.
  package func clamped(to other: TileRange) -> TileRange {
    TileRange(rows: rows.clamped(to: other.rows), columns: columns.clamped(to: other.columns))
  }

  /// Whether the rectangle has no tiles.
  package var isEmpty: Bool { rows.isEmpty || columns.isEmpty }
}

extension Sequence<TileRange> {
  /// The parts of rectangles that are in another one, without those that have no tiles there.
  package func clamped(to other: TileRange) -> [TileRange] {
    map { $0.clamped(to: other) }.filter { !$0.isEmpty }
  }
}
