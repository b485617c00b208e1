extension ConversionError {
  /// One sentence without a full stop.
  package var message: String {
    switch self {
    case .access(let error): error.message
    case .writing(let error): error.message
    case .renumbering(let obstacle): obstacle.message
    case .merging(let obstacle): obstacle.message
    case .grid(let obstacle): obstacle.message
    case .database(let path, let obstacle): "\(path): \(obstacle.message)"
    }
  }
}

extension ConversionError.RenumberingObstacle {
  fileprivate var message: String {
    switch self {
    case .noScheme: "there is no scheme whose levels could be renumbered"
    case .tileSize(let width, let height):
      "the tiles have \(width) × \(height) pixels, and those of ArcGIS Online 256 × 256"
    case .origin(let offset): "the tile origin is \(offset.rounded()) pixels from that of ArcGIS Online"
    case .resolution(let level):
      "level \(level.level) has the resolution \(level.resolution), and ArcGIS Online none like it"
    }
  }
}

extension ConversionError.MergeObstacle {
  fileprivate var message: String {
    switch self {
    case .notADirectory: "tiles are added to a cache directory; convert a package into one first"
    case .notCompactV2: "tiles are added to Compact V2 bundles only; convert the cache first"
    case .noScheme: "one of the two caches has no tiling scheme"
    case .tileSize(let width, let height, let ownWidth, let ownHeight):
      "the tiles have \(width) × \(height) pixels, and those of the cache \(ownWidth) × \(ownHeight)"
    case .coordinateSystem: "the two caches are in different coordinate systems"
    case .noLevel(let number): "the cache has no level \(number)"
    case .resolution(let level, let resolution, let own):
      "level \(level) has the resolution \(resolution), and in the cache \(own)"
    case .origin(let offset, let level): "the tile origins are \(offset) pixels apart at level \(level)"
    case .imageFormat(let format, let own): "the tiles are \(format.name), and those of the cache \(own.name)"
    }
  }
}

extension ConversionError.GridObstacle {
  fileprivate var message: String {
    switch self {
    case .noScheme: "there is no tiling scheme"
    case .coordinateSystem: "MBTiles holds Web Mercator only, and this cache is in another coordinate system"
    case .tilesNotSquare: "MBTiles holds square tiles only"
    case .origin(let offset):
      "MBTiles begins at -20037508.342789, 20037508.342789, and the tile origin is \(offset.rounded()) pixels from it"
    case .level(let number, let tilesAcross):
      "level \(number) has \(tilesAcross) tiles across the world; a zoom of MBTiles has 1, 2, 4, 8 and so on"
    }
  }
}

extension ConversionError.DatabaseObstacle {
  fileprivate var message: String {
    switch self {
    case .noTiles: "there are no tiles in this database"
    case .format(let format): "its tiles are \(format), and ArcGIS’s are PNG, JPEG or LERC"
    case .tileSize(let size): "its tiles have \(size) pixels; 256 and 512 are known"
    case .zoom(let zoom): "zoom \(zoom) is beyond the levels of ArcGIS Online"
    case .scheme(let reason): reason
    }
  }
}
