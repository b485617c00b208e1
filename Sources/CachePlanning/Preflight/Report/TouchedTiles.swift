import TilingSchemes

/// The tiles of a level that a region touches, as rectangles that do not overlap, from the north.
struct TouchedTiles: Sendable {
  /// The rows and columns around them.
  let range: TileRange
  let rectangles: [TileRange]

  /// - Returns: `nil` where they are beyond what a number holds, or there are none.
  init?(_ region: PreflightRegion, in scheme: TilingScheme, _ level: LevelOfDetail, _ reference: SpatialReference?) {
    let border = WorldBorder(reference)
    switch region.shape {
    case .extent(let extent):
      let inner = border?.inset(extent, level) ?? extent
      guard let range = scheme.tiles(coveringStated: inner, level: level) else { return nil }
      self.range = range
      rectangles = [range]
    case .area(let area):
      guard let tiles = AreaTiles(border?.inset(area, level) ?? area, in: scheme, level: level) else { return nil }
      range = tiles.range
      var rectangles: [TileRange] = []
      var last: (rows: Range<Int>, columns: [Range<Int>])?
      func end() {
        guard let last else { return }
        rectangles += last.columns.map { TileRange(rows: last.rows, columns: $0) }
      }
      tiles.forEachBand(in: tiles.range.rows) { rows, columns in
        if let known = last, known.columns == columns {
          last = (known.rows.lowerBound..<rows.upperBound, columns)
        } else {
          end()
          last = (rows, columns)
        }
      }
      end()
      self.rectangles = rectangles
    }
  }
}
