/// How a pixel of a tile gets its value from pixels of a raster.
public enum ResamplingMethod: String, Hashable, Sendable, CaseIterable {
  /// The pixel at the middle of the tile's pixel, at every level. No colour comes into being that the raster does not
  /// have. ArcGIS draws classified rasters this way.
  case nearest
  /// The weighted mean of the four pixels around. Coarser levels are means of finer ones.
  case bilinear

  /// - Parameter name: our name or that of GDAL, in any letter case.
  public init?(named name: String) {
    switch name.lowercased() {
    case "nearest", "near", "nearest_neighbor": self = .nearest
    case "bilinear", "bilinear_interpolation": self = .bilinear
    default: return nil
    }
  }
}
