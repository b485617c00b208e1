public import FileAccess
public import SchemeFormats
public import TileStores
public import TilingSchemes

/// Why an input cannot be turned into what is asked for.
public enum ConversionObstacle: Error, Sendable {
  /// A file that belongs to the input cannot be read.
  case access(FileAccessError)
  /// A document of the result cannot be written.
  case writing(WritingError)
  /// The levels cannot get the numbers of ArcGIS Online.
  case renumbering(Renumbering)
  /// Tiles cannot be added to the cache that is there.
  case merging(Merging)
  /// The store has no room for this scheme.
  case store(TileStoreError)

  /// Why levels keep their numbers.
  public enum Renumbering: Hashable, Sendable {
    case noScheme
    /// The tiles are not those of ArcGIS Online: width and height in pixels.
    case tileSize(width: Int, height: Int)
    /// The tile origin is off, in pixels of the finest level.
    case origin(offsetPixels: Double)
    /// ArcGIS Online has no level of this one's resolution.
    case resolution(LevelOfDetail)
  }

  /// Why tiles would lie wrong in a cache.
  public enum Merging: Hashable, Sendable {
    case notADirectory
    case notCompactV2
    case noScheme
    /// Width and height in pixels, those of the source and those of the cache.
    case tileSize(width: Int, height: Int, ownWidth: Int, ownHeight: Int)
    case coordinateSystem
    case noLevel(Int)
    /// A level's resolution in the source and in the cache.
    case resolution(level: Int, Double, own: Double)
    /// The tile origins are apart, in pixels of a level.
    case origin(offsetPixels: Double, level: Int)
    case imageFormat(TileImageFormat, own: TileImageFormat)
  }
}
