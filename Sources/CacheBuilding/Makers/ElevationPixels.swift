import TilingSchemes

/// Rasters of elevations, or of other values, for one cache of LERC tiles.
struct ElevationPixels: Sendable {
  /// Later ones are above earlier ones.
  let sources: [PlacedSource]
  /// The coordinate system of the scheme, as GDAL reads it.
  let system: String
  let encoder: ElevationEncoder

  /// Every level is sampled from the rasters: the mean of two by two samples would be half a pixel beside the corner.
  func plan(_ levels: [LevelOfDetail], of scheme: TilingScheme) -> PyramidPlan? {
    PyramidPlan(levels, of: scheme) { _ in false }
  }
}
