import TilingSchemes

/// A row of owned blocks.
struct BlockLine {
  let split: ChainSplit
  /// What is selected in the rows of the blocks, by step. A step that is coarser than the blocks has the rows in which they
  /// lie, because its tiles need their pixels.
  let bands: [SelectionBand?]
  private let rows: Range<Int>

  /// - Parameter row: the number of the row.
  init(_ row: Int, _ split: ChainSplit, _ selections: [LevelSelection?]) {
    self.split = split
    bands = selections.enumerated().map { $0.element?.band(split.tiles(ofLine: row, step: $0.offset)) }
    rows = split.tiles(ofLine: row, step: split.top)
  }

  /// The columns of blocks in which rasters have pixels, as separate ranges, from the west.
  ///
  /// - Parameter content: the tiles in which they have pixels, at the step `top`.
  func columns(of content: [TileRange]) -> [Range<Int>] {
    let touched = content.filter { $0.rows.overlaps(rows) }.map { split.lines(of: $0.columns, step: split.top) }
    var separate: [Range<Int>] = []
    for range in touched.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = separate.last, last.upperBound >= range.lowerBound {
        separate[separate.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        separate.append(range)
      }
    }
    return separate
  }

  /// Whether tiles of a block can be selected, or coarser ones that need its pixels.
  func hasTiles(_ column: Int) -> Bool {
    bands.indices.contains { step in
      bands[step]?.touches(split.tiles(ofLine: column, step: step)) ?? false
    }
  }
}
