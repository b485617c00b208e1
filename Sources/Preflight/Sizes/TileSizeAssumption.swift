public import TilingSchemes

/// What a tile weighs where it was not measured.
///
/// Design choices of ours, as wide as the caches that we have seen: real maps have 0.3 to 13 kB a tile in the
/// mean of a level; imagery is bounded by what JPEG and PNG make of photographs.
public struct TileSizeAssumption: Hashable, Sendable {
  /// What the tiles show.
  public enum Content: String, CaseIterable, Sendable {
    /// Lines, areas and names in few colours.
    case map
    /// Photographs and shaded relief.
    case imagery
    /// Measured values, as LERC holds them.
    case elevation
  }

  /// The pixels of the tile for which the numbers below stand.
  private static let pixels = 256.0 * 256

  /// Of the image format; PNG where none is known.
  public let formatName: String
  /// What the tiles show.
  public let content: Content
  /// In pixels.
  public let tileWidth: Int
  /// In pixels.
  public let tileHeight: Int
  /// Of a tile of this size.
  public let bytesPerTile: Estimate

  /// - Parameters:
  ///   - format: of the images.
  ///   - content: what they show; by default what the format is usually taken for.
  ///   - tileWidth: in pixels.
  ///   - tileHeight: in pixels.
  public init(_ format: TileImageFormat?, content: Content? = nil, tileWidth: Int = 256, tileHeight: Int = 256) {
    self.tileWidth = tileWidth
    self.tileHeight = tileHeight
    formatName = format?.name ?? "PNG"
    let content = content ?? Self.usualContent(format)
    self.content = content
    let ofUsualTile = Self.kilobytes(content, format) * 1000
    bytesPerTile = ofUsualTile * (Double(tileWidth * tileHeight) / Self.pixels)
  }

  /// Of a tile of 256 × 256 pixels.
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

  private static func usualContent(_ format: TileImageFormat?) -> Content {
    switch format {
    case .jpeg, .mixed: .imagery
    case .lerc: .elevation
    default: .map
    }
  }
}
