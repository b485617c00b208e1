import TilingSchemes

/// The tiles of a level that a region touches, as rectangles that do not overlap, from the north.
struct TouchedTiles: Sendable {
  /// The rows and columns around them.
  let range: TileRange
  let rectangles: [TileRange]

  /// - Returns: `nil` where they are beyond what a number holds, or there are none.
  init?(_ region: PreflightRegion, in scheme: TilingScheme, _ level: LevelOfDetail) {
    let bands = region.bands(in: scheme, level: level)
    guard let range = region.tiles(in: scheme, level: level)?.range else { return nil }
    self.range = range
    var rectangles: [TileRange] = []
    var last: TileBand?
    func end() {
      guard let last else { return }
      rectangles += last.columns.map { TileRange(rows: last.rows, columns: $0) }
    }
    for band in bands {
      if let known = last, known.columns == band.columns, known.rows.upperBound == band.rows.lowerBound {
        last = TileBand(rows: known.rows.lowerBound..<band.rows.upperBound, columns: band.columns)
      } else {
        end()
        last = band
      }
    }
    end()
    self.rectangles = rectangles
  }
}
