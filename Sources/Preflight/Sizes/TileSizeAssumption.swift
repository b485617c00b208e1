public import TilingSchemes

/// What a tile weighs where nobody has measured it.
///
/// Design choices of ours, as wide as the caches that we have seen: maps of the corpus have 0.3 to 13 kB a tile in the
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

  public let formatName: String
  public let content: Content
  /// In pixels.
  public let tileWidth: Int
  /// In pixels.
  public let tileHeight: Int
  public let bytesPerTile: Estimate

  /// - Parameter content: what they show; by default what the format is usually taken for.
  public init(_ format: TileImageFormat?, content: Content? = nil, tileWidth: Int = 256, tileHeight: Int = 256) {
    self.tileWidth = tileWidth
    self.tileHeight = tileHeight
    formatName = format?.name ?? "PNG"
    let content = content ?? Self.usualContent(format)
    self.content = content
    let kilobytes: (low: Double, expected: Double, high: Double) =
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
    let ofUsualTile = Estimate(low: kilobytes.low, expected: kilobytes.expected, high: kilobytes.high)
    bytesPerTile = ofUsualTile * (1000 * Double(tileWidth * tileHeight) / Self.pixels)
  }

  private static func usualContent(_ format: TileImageFormat?) -> Content {
    switch format {
    case .jpeg, .mixed: .imagery
    case .lerc: .elevation
    default: .map
    }
  }
}
