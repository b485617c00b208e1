/// How a pixel of a tile gets its value from pixels of a raster.
public enum ResamplingMethod: String, Hashable, Sendable, CaseIterable {
  /// The pixel at the middle of the tile's pixel, at every level. No colour comes into being that the raster does not
  /// have. ArcGIS draws classified rasters this way.
  case nearest
  /// The weighted mean of the four pixels around. Coarser levels are means of finer ones.
  case bilinear
  /// A cubic curve through the sixteen pixels around, which keeps edges sharper than `bilinear` and can make them brighter
  /// or darker than they are. Coarser levels are means of finer ones.
  case cubic
  /// The mean of all pixels that a pixel of the tile covers, each weighted by the covered part.
  case average
  /// The colour that covers the largest part of the tile's pixel, at every level. No colour comes into being that the
  /// raster does not have.
  case majority

  /// - Parameter name: our name or that of GDAL or ArcGIS, in any letter case.
  public init?(named name: String) {
    switch name.lowercased() {
    case "nearest", "near", "nearest_neighbor", "rsp_nearestneighbor": self = .nearest
    case "bilinear", "bilinear_interpolation", "rsp_bilinearinterpolation": self = .bilinear
    case "cubic", "cubic_convolution", "rsp_cubicconvolution": self = .cubic
    case "average": self = .average
    case "majority", "mode", "rsp_majority": self = .majority
    default: return nil
    }
  }

  /// Whether every level is drawn from the rasters, at full resolution, because means of its colours have no meaning.
  var keepsColors: Bool { self == .nearest || self == .majority }

  /// Whether all pixels count that a pixel of the tile covers, and not only those around its middle.
  var coversArea: Bool { self == .average || self == .majority }

  /// Whether colours come into being that the raster does not have.
  var mixesColors: Bool { !keepsColors }
}
