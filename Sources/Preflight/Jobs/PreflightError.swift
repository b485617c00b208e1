public import CacheCreation
public import CacheOpening
public import Diagnostics
public import FileAccess

/// The reason why a pre-flight failed.
public enum PreflightError: Error, Sendable {
  /// The parameters of a new scheme, or a service, cannot be used.
  case creation(CreationError)
  /// The scheme of this name cannot be opened, and why.
  case opening(String, OpeningError)
  /// The scheme's documents have errors.
  case documents([FileFindings])
  /// The file or directory of this name contains no tiling scheme.
  case noScheme(String)
  /// The scheme of this name has no levels.
  case noLevels(String)
  /// The region is missing or cannot be used.
  case region(RegionError)
  /// The scheme does not have the levels that the request names.
  case levels(CacheForecast.UnknownLevels)
  /// The base map cannot be used.
  case baseMap(NamedSchemeError)
  /// The cache for the calibration cannot be measured.
  case calibration(CalibrationError)
  /// The outlines of a level cannot be written.
  case outlines(GridOutlines.Failure)
  /// The map of the page cannot be drawn.
  case map(MapLevelError)
  /// A file or a disk cannot be read or written.
  case file(FileAccessError)

  /// Whether another value of a parameter, or one more parameter, would avoid the error.
  ///
  /// The command ends with the exit status for wrong usage then, and with that for unreadable input otherwise.
  public var isAboutRequest: Bool {
    switch self {
    case .creation(let error): error.isAboutRequest
    case .region(let error): error.isAboutRequest
    case .baseMap(let error): error.isAboutTheName
    case .levels, .outlines, .map: true
    case .opening(_, let error): error.isAboutChoice
    case .documents, .noScheme, .noLevels, .calibration, .file: false
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
