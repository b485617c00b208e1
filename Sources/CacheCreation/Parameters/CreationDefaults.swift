public import TilingSchemes

/// The default values for parameters that are not given.
///
/// Source: ArcGIS Pro, “Create Map Server Cache” and “Generate Map Server Cache Tiling Scheme”, the syntax tables,
/// unless another source is given.
public enum CreationDefaults {
  /// The compression quality of JPEG and MIXED tiles, from 1 to 100. ArcGIS's documentation suggests 0 for MIXED, which
  /// its JPEG tiles cannot have; real MIXED caches have 75 or 90.
  public static let compressionQuality = 75
  /// Width and height of a tile, in pixels.
  public static let tileSize = 256
  /// The dots per inch with which a scale is converted to a resolution.
  public static let dotsPerInch: Double = 96
  /// The screen size in pixels, for the longer side of the extent, for which STANDARD chooses the first scale. Caches
  /// made by ArcGIS agree with 512.
  public static let referenceSize: Double = 512
  /// The tile format.
  public static let tileFormat = TileImageFormat.png
  /// The convention that converts scales to resolutions.
  public static let scaleConvention = ScaleConvention.arcgis
  /// The list from which STANDARD scales are chosen.
  public static let ladder = ScaleLadder.halving

  /// The quality that is written for a format: 0 for formats without a compression quality.
  package static func compressionQuality(of format: TileImageFormat) -> Int {
    switch format {
    case .jpeg, .mixed: compressionQuality
    default: 0
    }
  }
}
