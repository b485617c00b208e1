import TilingSchemes

/// The selected tiles in some rows of a level.
///
/// The rows of a huge cache have thousands of blocks, and a cache can have thousands of rasters and an area of many edges.
/// So what does not concern the rows is left out once, and not for each block.
struct SelectionBand: Sendable {
  let rows: Range<Int>
  /// The rectangles in these rows, of which a tile must be in one.
  let parts: [TileRange]
  /// The columns that the area touches, row after row; `nil` without an area.
  let touched: [Range<Int>]?

  /// Whether tiles in these columns can be selected.
  func touches(_ columns: Range<Int>) -> Bool { parts.contains { $0.columns.overlaps(columns) } }

  /// About how many tiles in these columns are selected. A whole number that depends on nothing else, and that is known
  /// without looking at each tile.
  func estimate(in columns: Range<Int>) -> Int {
    // Where rectangles overlap, their tiles are counted twice, but never more than there are.
    let inside = parts.reduce(0) { $0 + $1.rows.count * $1.columns.clamped(to: columns).count }
    let most = min(inside, rows.count * columns.count)
    guard most > 0, let touched else { return most }
    return min(most, touched.reduce(0) { $0 + $1.clamped(to: columns).count })
  }
}
