public import TilingSchemes

/// What a new cache gets where no parameter says otherwise.
///
/// Source: ArcGIS Pro, “Create Map Server Cache” and “Generate Map Server Cache Tiling Scheme”, the syntax tables, unless
/// another is given.
public enum CreationDefaults {
  /// Of JPEG and MIXED tiles, from 1 to 100. For MIXED ArcGIS's text would give 0, which its JPEG tiles cannot have; real
  /// MIXED caches carry 75 or 90.
  public static let compressionQuality = 75
  /// Of both sides of a tile, in pixels.
  public static let tileSize = 256
  /// The density of pixels by which a scale becomes a resolution.
  public static let dotsPerInch: Double = 96
  /// The pixels of the longer side on which STANDARD scales draw the extent. Caches that ArcGIS made agree with 512.
  public static let referenceSize: Double = 512
  /// The format of tiles.
  public static let tileFormat = TileImageFormat.png
  /// How scales become resolutions.
  public static let scaleConvention = ScaleConvention.arcgis
  /// The list from which STANDARD scales are taken.
  public static let ladder = ScaleLadder.halving

  /// The quality that is stated for a format: 0 for formats that have none to choose.
  package static func compressionQuality(of format: TileImageFormat) -> Int {
    switch format {
    case .jpeg, .mixed: compressionQuality
    default: 0
    }
  }
}
