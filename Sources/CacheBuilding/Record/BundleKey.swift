import TilingSchemes

/// A bundle of a cache.
struct BundleKey: Hashable, Comparable, Sendable {
  let level: Int
  /// The row of the upper left tile.
  let row: Int
  /// The column of the upper left tile.
  let column: Int

  init(level: Int, row: Int, column: Int) {
    self.level = level
    self.row = row
    self.column = column
  }

  var corner: BundleCoordinate { BundleCoordinate(of: TileCoordinate(row: row, column: column)) }

  static func < (first: BundleKey, second: BundleKey) -> Bool {
    (first.level, first.row, first.column) < (second.level, second.row, second.column)
  }
}
