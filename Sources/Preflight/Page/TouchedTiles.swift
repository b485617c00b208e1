import TilingSchemes

/// The tiles of a level that a region touches, as rectangles that do not overlap, from the north.
struct TouchedTiles: Sendable {
  /// The range of rows and columns of the tiles.
  let range: TileRange
  let rectangles: [TileRange]

  /// - Returns: `nil` if there are no tiles, or their rows and columns exceed `Int`.
  init?(_ region: PreflightRegion, in scheme: TilingScheme, _ level: LevelForecast) {
    guard let range = level.range else { return nil }
    self.range = range
    var bands: [PreflightRegion.Band] = []
    for band in region.bands(in: scheme, level: level.detail) {
      // Bands with equal columns are joined, so that the outline of one rectangle is drawn and not that of many.
      if let last = bands.last, last.rows.upperBound == band.rows.lowerBound, last.columns == band.columns {
        bands[bands.count - 1] = PreflightRegion.Band(
          rows: last.rows.lowerBound..<band.rows.upperBound, columns: band.columns)
      } else {
        bands.append(band)
      }
    }
    rectangles = bands.flatMap { band in band.columns.map { TileRange(rows: band.rows, columns: $0) } }
  }
}
