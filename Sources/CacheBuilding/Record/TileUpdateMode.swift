/// Which tiles a build makes, with the meaning of ArcGIS.
public enum TileUpdateMode: String, Hashable, Sendable, CaseIterable {
  /// Tiles that the cache does not have yet.
  case recreateEmpty = "RECREATE_EMPTY_TILES"
  /// All tiles. A tile of the cache where the rasters have no pixel is kept.
  case recreateAll = "RECREATE_ALL_TILES"
  /// None; tiles of the area are removed. No rasters are needed.
  case delete = "DELETE_TILES"
}
