/// One level of a tiling scheme.
public struct LevelOfDetail: Hashable, Sendable {
  /// The level's number, which names its folder of tiles.
  public var number: Int
  /// Map units a pixel. The authority: tiles are laid out by it.
  public var resolution: Double
  /// The denominator of the scale, such as 500000 for 1:500,000. Advisory: it follows from the resolution by a
  /// `ScaleConvention`.
  public var scale: Double
  /// The level's own tile origin, or `nil` where it is the scheme's, as it always is in Esri's forms. A tile matrix of
  /// OGC's Two Dimensional Tile Matrix Set (17-083) has a point of origin of its own.
  public var origin: MapPoint?
  /// The level's own tile size, or `nil` where it is the scheme's. Source: as for `origin`.
  public var tileSize: TileSize?
  /// The tiles beyond which the level has none, or `nil` where nothing is stated. Source: `TileMatrixLimits` of OGC's
  /// Web Map Tile Service (07-057r7).
  public var matrixLimits: TileRange?

  /// Takes the values as they are, unchecked. Left out, the origin and the tile size are the scheme's, and the
  /// level has no stated limits, as in every form of Esri's.
  public init(
    number: Int, resolution: Double, scale: Double, origin: MapPoint? = nil, tileSize: TileSize? = nil,
    matrixLimits: TileRange? = nil
  ) {
    self.number = number
    self.resolution = resolution
    self.scale = scale
    self.origin = origin
    self.tileSize = tileSize
    self.matrixLimits = matrixLimits
  }
}
