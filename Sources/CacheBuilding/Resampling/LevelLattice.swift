package import TilingSchemes

/// The grid of a level's pixels in map coordinates.
///
/// Positions in a raster are computed at the corners of cells of this grid, and are linear between them where that is
/// exact enough. Cells belong to the level and not to a piece of work, so a pixel has one value whoever computes it.
package struct LevelLattice: Sendable {
  private let origin: MapPoint
  let resolution: Double

  package init(_ scheme: TilingScheme, _ level: LevelOfDetail) {
    origin = scheme.origin(at: level)
    resolution = level.resolution
  }

  /// The x of the middle of a column of pixels.
  func x(_ column: Double) -> Double { origin.x + (column + 0.5) * resolution }

  /// The y of the middle of a row of pixels.
  func y(_ row: Double) -> Double { origin.y - (row + 0.5) * resolution }

  /// The extent of a region of pixels.
  func extent(_ region: PixelRegion) -> Envelope {
    Envelope(
      xMin: origin.x + Double(region.columns.lowerBound) * resolution,
      yMin: origin.y - Double(region.rows.upperBound) * resolution,
      xMax: origin.x + Double(region.columns.upperBound) * resolution,
      yMax: origin.y - Double(region.rows.lowerBound) * resolution)
  }
}

extension Int {
  /// The quotient, rounded down for negative numbers too.
  func quotient(by divisor: Int) -> Int { self >= 0 ? self / divisor : ~(~self / divisor) }
}
