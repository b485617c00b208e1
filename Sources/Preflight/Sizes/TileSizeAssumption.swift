public import TilingSchemes

/// The assumed size of a tile, for forecasts without a measurement.
///
/// The ranges are our own choice, and as wide as the caches that we have seen: the levels of real maps have a mean of
/// 0.3 to 13 kB per tile. The ranges of imagery follow from how well JPEG and PNG compress photographs.
public struct TileSizeAssumption: Hashable, Sendable {
  /// What the tiles show, which matters more for their size than the image format does.
  public enum Content: String, CaseIterable, Sendable {
    /// Lines, areas and labels in few colours.
    case map
    /// Photographs and shaded relief.
    case imagery
    /// Elevations or other measured values, stored as LERC.
    case elevation
  }

  /// The number of pixels of the tile that the sizes below are for.
  private static let pixels = 256.0 * 256

  /// The name of the image format; PNG if the format is unknown.
  public let formatName: String
  /// What the tiles show.
  public let content: Content
  /// The width of a tile, in pixels.
  public let tileWidth: Int
  /// The height of a tile, in pixels.
  public let tileHeight: Int
  /// The bytes per tile of this width and height.
  public let bytesPerTile: Estimate

  /// The cache itself, if it has tiles that can be measured instead; `nil` if it is not known to have any.
  public let measurable: String?

  /// - Parameters:
  ///   - format: the image format of the tiles.
  ///   - content: what the tiles show; `nil` takes the content for which this format is usual.
  ///   - tileWidth: the width of a tile, in pixels.
  ///   - tileHeight: the height of a tile, in pixels.
  ///   - measurable: the cache itself, if it has tiles that can be measured instead.
  public init(
    _ format: TileImageFormat?, content: Content? = nil, tileWidth: Int = 256, tileHeight: Int = 256,
    measurable: String? = nil
  ) {
    self.measurable = measurable
    self.tileWidth = tileWidth
    self.tileHeight = tileHeight
    formatName = format?.name ?? "PNG"
    let content = content ?? Self.usualContent(format)
    self.content = content
    // The size is assumed to grow with the number of pixels; the range is wide enough for the error.
    let ofUsualTile = Self.kilobytes(content, format) * 1000
    bytesPerTile = ofUsualTile * (Double(tileWidth * tileHeight) / Self.pixels)
  }

  /// The size of a tile of 256 × 256 pixels, in kB.
  private static func kilobytes(_ content: Content, _ format: TileImageFormat?) -> Estimate {
    let bounds: (Double, Double, Double) =
      switch (content, format) {
      case (.elevation, _): (8, 35, 120)
      case (.map, .jpeg): (3, 9, 25)
      case (.map, .mixed): (2, 8, 25)
      case (.map, .png24), (.map, .png32): (1.5, 8, 35)
      case (.map, _): (1, 5, 20)
      case (.imagery, .png8): (15, 35, 60)
      case (.imagery, .jpeg), (.imagery, .mixed): (5, 14, 30)
      case (.imagery, .lerc): (8, 35, 120)
      case (.imagery, _): (50, 110, 180)
      }
    return Estimate(low: bounds.0, expected: bounds.1, high: bounds.2)
  }

  /// JPEG loses sharp lines and PNG is large for photographs, so the format shows what the tiles probably contain.
  private static func usualContent(_ format: TileImageFormat?) -> Content {
    switch format {
    case .jpeg, .mixed: .imagery
    case .lerc: .elevation
    default: .map
    }
  }
}
