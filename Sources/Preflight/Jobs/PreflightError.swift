public import CacheCreation
public import CacheOpening
public import Diagnostics
public import FileAccess

/// Why a pre-flight has no answer.
public enum PreflightError: Error, Sendable {
  /// A new scheme, or a service, cannot be used.
  case creation(CreationError)
  /// The scheme cannot be opened: its name, and why.
  case opening(String, OpeningError)
  /// The scheme's documents have errors.
  case documents([FileFindings])
  /// There is no tiling scheme in what was named.
  case noScheme(String)
  /// The scheme that was named has no levels.
  case noLevels(String)
  /// It is not known what is to be tiled.
  case region(RegionError)
  /// The scheme does not have the levels that were asked for.
  case levels(CacheForecast.UnknownLevels)
  /// The base map cannot be used.
  case baseMap(NamedSchemeError)
  /// The cache that was to be measured cannot be.
  case calibration(CalibrationError)
  /// The outlines of a level cannot be made.
  case outlines(GridOutlines.Failure)
  /// The map of the page cannot be drawn.
  case map(MapLevelError)
  /// A file or a disk cannot be read or written.
  case file(FileAccessError)

  /// Whether the request is at fault: another value of a parameter, or one more parameter, would do.
  public var isAboutRequest: Bool {
    switch self {
    case .creation(let error): error.isAboutRequest
    case .region(let error): error.isAboutRequest
    case .baseMap(let error): error.isAboutTheName
    case .levels, .outlines, .map: true
    case .opening, .documents, .noScheme, .noLevels, .calibration, .file: false
    }
  }
}

extension RegionError {
  fileprivate var isAboutRequest: Bool {
    switch self {
    case .yReversed, .xReversed, .partOfWorld, .unknown, .transform: true
    case .area, .empty, .service: false
    }
  }
}
