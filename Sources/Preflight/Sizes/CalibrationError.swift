public import CacheOpening
public import FileAccess

/// Why the tiles of a cache cannot be measured.
public enum CalibrationError: Error, Sendable {
  /// It cannot be opened.
  case opening(OpeningError)
  /// Its tiles cannot be read.
  case file(FileAccessError)
  /// There is no tiling scheme in it: its name.
  case noScheme(String)
  /// It has no tiles: its name.
  case noTiles(String)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .opening(let error): error.message
    case .file(let error): error.message
    case .noScheme(let name): "\(name): there is no tiling scheme to calibrate on"
    case .noTiles(let name): "\(name): there are no tiles to calibrate on"
    }
  }
}
