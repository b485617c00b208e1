public import FileAccess

/// Why a store cannot be read, or cannot hold a cache.
public enum TileStoreError: Error, Hashable, Sendable {
  /// The file cannot be read.
  case access(FileAccessError)
  /// The file at a path can be read, and no cache can be made of it.
  case content(path: String, ContentObstacle)
  /// A store, by its name for people, has a grid to which the scheme does not fit.
  case grid(store: String, GridObstacle)

  /// Why no cache can be made of what a store holds.
  public enum ContentObstacle: Hashable, Sendable {
    /// The database has no tile.
    case noTiles
    /// Its tiles have a format that no cache has.
    case format(String)
    /// Its tiles have a size, in pixels, that is not known.
    case tileSize(Int)
    /// Its finest zoom is beyond the levels of ArcGIS Online.
    case zoom(Int)
    /// It is so large that each tile would take too long to find, for want of an index; what to do about it.
    case noIndex(remedy: String)
    /// Anything else, in words.
    case other(String)
  }

  /// Why a scheme does not fit a store's grid.
  public enum GridObstacle: Hashable, Sendable {
    /// The cache's documents state no tiling scheme.
    case noScheme
    /// The store holds the named system only.
    case coordinateSystem(String)
    /// The scheme's tiles are not as wide as they are high.
    case tilesNotSquare
    /// The tile origin is off the store's, whose coordinates are given as text, in pixels of the finest level.
    case origin(String, offsetPixels: Double)
    /// The level has a number of tiles across the world that is no power of two.
    case level(Int, tilesAcross: Double)
  }

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .content(let path, let obstacle): "\(path): \(obstacle.message)"
    case .grid(let store, let obstacle): obstacle.message(store)
    }
  }
}

extension TileStoreError.ContentObstacle {
  fileprivate var message: String {
    switch self {
    case .noTiles: "there are no tiles in this database"
    case .format(let format): "its tiles are \(format), and ArcGIS’s are PNG, JPEG or LERC"
    case .tileSize(let size): "its tiles have \(size) pixels; 256 and 512 are known"
    case .zoom(let zoom): "zoom \(zoom) is beyond the levels of ArcGIS Online"
    case .noIndex(let remedy):
      "its tiles have no index, and each would be searched in the whole file; make one with: \(remedy)"
    case .other(let words): words
    }
  }
}

extension TileStoreError.GridObstacle {
  fileprivate func message(_ store: String) -> String {
    switch self {
    case .noScheme: "there is no tiling scheme"
    case .coordinateSystem(let system):
      "\(store) holds \(system) only, and this cache is in another coordinate system"
    case .tilesNotSquare: "\(store) holds square tiles only"
    case .origin(let origin, let offset):
      "\(store) begins at \(origin), and the tile origin is \(offset.rounded()) pixels from it"
    case .level(let number, let tilesAcross):
      "level \(number) has \(tilesAcross) tiles across the world; a zoom of \(store) has 1, 2, 4, 8 and so on"
    }
  }
}
