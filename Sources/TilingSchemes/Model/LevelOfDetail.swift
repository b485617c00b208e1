/// One level of a tiling scheme.
public struct LevelOfDetail: Hashable, Sendable {
  /// The level's number, which is part of the name of its folder of tiles.
  public var number: Int
  /// The resolution, in map units per pixel. It alone determines where tiles are.
  public var resolution: Double
  /// The scale denominator, such as 500000 for 1:500,000. It is informative and follows from the resolution by a
  /// `ScaleConvention`.
  public var scale: Double
  /// The level's own tile origin, or `nil` if it is the scheme's, as always in Esri's formats. A tile matrix of OGC's
  /// Two Dimensional Tile Matrix Set (17-083) has its own point of origin.
  public var origin: MapPoint?
  /// The level's own tile size, or `nil` if it is the scheme's. Source: as for `origin`.
  public var tileSize: TileSize?
  /// The rectangle outside of which the level has no tiles, or `nil` if it is not stated. Source: `TileMatrixLimits` of
  /// OGC's Web Map Tile Service (07-057r7).
  public var matrixLimits: TileRange?

  /// Takes the values unchecked. By default the origin and the tile size are the scheme's, and no limits are stated, as
  /// in all of Esri's formats.
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
