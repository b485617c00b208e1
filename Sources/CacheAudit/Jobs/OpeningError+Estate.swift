import CacheOpening

/// What the error of one member means for its line.
extension OpeningError {
  /// Whether the tiles are sound as far as is known, but of a kind that ArcGIS's raster caches do not have. Nobody can
  /// repair such a cache, so it must not be counted among the damaged ones.
  var isAboutKindOfTiles: Bool {
    switch self {
    case .notAScheme(_, .vectorTiles), .store(.content(_, .format)): true
    default: false
    }
  }

  /// Whether the file is not a scheme, or has no tiles. Any program can have a file conf.xml or root.json, and most
  /// GeoPackages contain features.
  var isAboutOtherProgram: Bool {
    switch self {
    case .notAScheme: !isAboutKindOfTiles
    case .store(.content(_, .noTiles)): true
    default: false
    }
  }
}
