public import CacheOpening
public import FileAccess

/// The reason why the tiles of a cache cannot be measured.
public enum CalibrationError: Error, Sendable {
  /// The cache cannot be opened.
  case opening(OpeningError)
  /// The tiles of the cache cannot be read.
  case file(FileAccessError)
  /// The cache of this name has no tiling scheme, so the resolutions of its levels are unknown.
  case noScheme(String)
  /// The cache of this name has no tiles.
  case noTiles(String)

  /// The error for people, one sentence without a full stop.
  public var message: String {
    switch self {
    case .opening(let error): error.message
    case .file(let error): error.message
    case .noScheme(let name): "\(name): cannot calibrate, because it contains no tiling scheme"
    case .noTiles(let name): "\(name): cannot calibrate, because it contains no tiles"
    }
  }
}
