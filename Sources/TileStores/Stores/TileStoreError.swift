public import FileAccess
import SourceText

/// Why a store cannot be read, or cannot contain a cache.
public enum TileStoreError: Error, Hashable, Sendable {
  /// The file cannot be read.
  case access(FileAccessError)
  /// The file at the path can be read, but its tiles cannot be represented as an ArcGIS cache.
  case content(path: String, ContentObstacle)
  /// The file has several sets of tiles, and it is not clear which one is meant, or it has none with this name: its path,
  /// the name that was given, and the names that there are.
  case choice(path: String, given: String?, among: [String])
  /// The scheme does not fit the fixed grid of the store, whose name for messages is given.
  case grid(store: String, GridObstacle)

  /// Why the tiles of a store cannot be represented as an ArcGIS cache.
  public enum ContentObstacle: Error, Hashable, Sendable {
    /// The database contains no tiles.
    case noTiles
    /// The tiles have an image format that ArcGIS caches do not have: its name in the metadata.
    case format(String)
    /// The tiles have a size in pixels that is not supported.
    case tileSize(Int)
    /// The metadata state another coordinate system than the store has: the name and the value of the entry.
    case coordinateSystem(name: String, value: String)
    /// The metadata state that rows are not counted as the store requires: the value of the entry.
    case rowOrder(value: String)
    /// Any other reason, as a clause.
    case other(String)
  }

  /// Why a scheme does not fit a store's grid.
  public enum GridObstacle: Hashable, Sendable {
    /// The documents of the cache contain no tiling scheme.
    case noScheme
    /// The store has only one coordinate system: its name, and the name of the cache's own system, if it is known.
    case coordinateSystem(String, own: String?)
    /// The tiles of the scheme are not square.
    case tilesNotSquare
    /// The tile origin differs from that of the store: the store's coordinates as text, and the distance in pixels of
    /// the finest level.
    case origin(String, offsetPixels: Double)
    /// The store does not have the format of the tiles: its name, and the formats of the store.
    case format(String, supported: String)
    /// The number of tiles across the world at a level is not a power of two: the level and the number of tiles.
    case level(Int, tilesAcross: Double)
  }

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .content(let path, let obstacle): "\(path): \(obstacle.message)"
    case .choice(let path, nil, let names):
      "\(path): the file contains \(counted(names.count, "table")) of tiles; name one of them: "
        + "\(names.joined(separator: ", ")); for example \(path)#\(names.first ?? "")"
    case .choice(let path, let name?, let names):
      "\(path): the file contains no table of tiles called “\(name)”; it contains \(names.joined(separator: ", "))"
    case .grid(let store, let obstacle): obstacle.message(store)
    }
  }
}

extension TileStoreError.ContentObstacle {
  fileprivate var message: String {
    switch self {
    case .noTiles: "the database contains no tiles"
    case .format(let format): "its tiles are \(format), but ArcGIS caches contain PNG, JPEG or LERC"
    case .tileSize(let size): "the tile size is \(size) pixels; only 256 and 512 are supported"
    case .coordinateSystem(let name, let value):
      "the metadata state \(name) “\(value)”, but only Web Mercator (EPSG:3857) is supported; in another coordinate "
        + "system, the tiles would be in the wrong places"
    case .rowOrder(let value):
      "the metadata state scheme “\(value)”, but rows of MBTiles must count from the south (tms); if they do, delete "
        + "“scheme” from the table metadata"
    case .other(let words): words
    }
  }
}

extension TileStoreError.GridObstacle {
  fileprivate func message(_ store: String) -> String {
    switch self {
    case .noScheme: "the cache has no tiling scheme"
    case .coordinateSystem(let system, let own):
      "\(store) supports \(system) only, but the coordinate system of the cache is \(own ?? "unknown"); a GeoPackage "
        + "(.gpkg) can have it"
    case .tilesNotSquare: "\(store) supports square tiles only"
    case .origin(let origin, let offset):
      "the tile origin must be \(origin) for \(store), but is \(offset.rounded()) pixels away from it"
    case .format(let format, let supported):
      "\(store) supports \(supported) tiles only, but those of the cache are \(format)"
    case .level(let number, let tilesAcross):
      "level \(number) has \(tilesAcross) tiles across the world, but a zoom level of \(store) has 1, 2, 4, 8 and so on"
    }
  }
}
