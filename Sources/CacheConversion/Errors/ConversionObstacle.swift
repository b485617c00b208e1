public import FileAccess
public import SchemeFormats
public import TileStores
public import TilingSchemes

/// Why an input cannot be converted as requested.
public enum ConversionObstacle: Error, Sendable {
  /// A file that belongs to the input cannot be read.
  case access(FileAccessError)
  /// A document of the result cannot be written.
  case writing(WritingError)
  /// The levels cannot be given the numbers of ArcGIS Online.
  case renumbering(Renumbering)
  /// Tiles cannot be added to the existing cache.
  case merging(Merging)
  /// The store cannot represent this scheme.
  case store(TileStoreError)
  /// Two files or folders contain tiles for the same place: both paths.
  case samePlace(String, String)
  /// A package contains an entry more than once: its name.
  case repeatedEntry(String)

  /// Why the levels cannot be renumbered.
  public enum Renumbering: Hashable, Sendable {
    case noScheme
    /// The tile size differs from that of ArcGIS Online: width and height in pixels.
    case tileSize(width: Int, height: Int)
    /// The tile origin differs, in pixels of the finest level.
    case origin(offsetPixels: Double)
    /// ArcGIS Online has no level with the resolution of this level.
    case resolution(LevelOfDetail)
  }

  /// Why tiles do not fit into an existing cache.
  public enum Merging: Hashable, Sendable {
    case notADirectory
    case notCompactV2
    case noScheme
    /// Width and height in pixels: of the source, then of the cache.
    case tileSize(width: Int, height: Int, ownWidth: Int, ownHeight: Int)
    case coordinateSystem
    case noLevel(Int)
    /// The resolution of a level in the source and in the cache, in map units per pixel.
    case resolution(level: Int, Double, own: Double)
    /// The distance between the tile origins, in pixels of a level.
    case origin(offsetPixels: Double, level: Int)
    case imageFormat(TileImageFormat, own: TileImageFormat)
  }
}
