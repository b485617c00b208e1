package import FileAccess
package import SchemeFormats
package import TilingSchemes

/// Why a cache cannot be converted.
package enum ConversionError: Error, Sendable {
  case access(FileAccessError)
  case writing(WritingError)
  /// The levels cannot get the numbers of ArcGIS Online.
  case renumbering(RenumberingObstacle)
  /// Tiles cannot be added to the cache that is there.
  case merging(MergeObstacle)
  /// The grid is none that MBTiles can hold.
  case grid(GridObstacle)
  /// The MBTiles database at a path cannot become a cache.
  case database(String, DatabaseObstacle)

  package enum RenumberingObstacle: Hashable, Sendable {
    case noScheme
    /// The tiles are not those of ArcGIS Online: width and height in pixels.
    case tileSize(width: Int, height: Int)
    /// The tile origin is off, in pixels of the finest level.
    case origin(offsetPixels: Double)
    /// ArcGIS Online has no level of this one's resolution.
    case resolution(LevelOfDetail)
  }

  package enum MergeObstacle: Hashable, Sendable {
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

  package enum GridObstacle: Hashable, Sendable {
    case noScheme
    case coordinateSystem
    case tilesNotSquare
    /// The tile origin is off, in pixels of the finest level.
    case origin(offsetPixels: Double)
    /// The level has a number of tiles across the world that is no power of two.
    case level(Int, tilesAcross: Double)
  }

  package enum DatabaseObstacle: Hashable, Sendable {
    case noTiles
    /// Its tiles have a format that no cache has.
    case format(String)
    /// Its tiles have a size, in pixels, that is not known.
    case tileSize(Int)
    /// Its finest zoom is beyond the levels of ArcGIS Online.
    case zoom(Int)
    /// No scheme can be made for it: why.
    case scheme(String)
  }
}
