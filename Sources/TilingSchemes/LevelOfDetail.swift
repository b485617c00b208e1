/// One level of a tiling scheme.
public struct LevelOfDetail: Hashable, Sendable {
  /// The level's number, which names its folder of tiles.
  public var level: Int
  /// Map units a pixel. The authority: tiles are laid out by it.
  public var resolution: Double
  /// The denominator of the scale, such as 500000 for 1:500,000. Advisory: it follows from the resolution by a
  /// `ScaleConvention`.
  public var scale: Double

  public init(level: Int, resolution: Double, scale: Double) {
    self.level = level
    self.resolution = resolution
    self.scale = scale
  }
}
