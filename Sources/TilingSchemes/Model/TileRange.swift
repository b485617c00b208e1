/// A rectangle of tiles of one level.
public struct TileRange: Hashable, Sendable {
  /// Rows from the north, the upper bound not included.
  public var rows: Range<Int>
  /// Columns from the west, the upper bound not included.
  public var columns: Range<Int>

  /// Takes any ranges; one that is empty makes a rectangle without tiles.
  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The number of tiles, or `nil` where it is beyond `Int`.
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

  /// What two ranges share; empty in a direction in which they share nothing.
  package func clamped(to other: TileRange) -> TileRange {
    TileRange(rows: rows.clamped(to: other.rows), columns: columns.clamped(to: other.columns))
  }
}
