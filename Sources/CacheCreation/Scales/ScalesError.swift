public import CacheOpening
public import Diagnostics
public import FileAccess
public import SchemeFormats
public import SystemPackage

/// Why the scales of a scheme or cache are not changed. Nothing was written then.
public enum ScalesError: Error, Sendable {
  /// The value of a parameter cannot be used: what is wrong, and what to give instead.
  case usage(ParameterName, Message)
  /// The scheme cannot be opened.
  case opening(OpeningError)
  /// Documents with errors: those of the scheme, or the configuration.
  case documents([FileFindings])
  /// The scheme itself does not allow the change: one sentence.
  case scheme(String)
  /// The path is something else than a cache directory or a scheme file.
  case kind(FilePath, UnsupportedKind)
  /// The cache cannot be changed where it is.
  case cache(CacheObstacle)
  /// The cache is not in a registered directory.
  case place(CreationError.Obstacle)
  /// The document cannot be edited.
  case writing(WritingError)
  /// A file cannot be read or written.
  case file(FileAccessError)

  /// What has scales that this job does not change.
  public enum UnsupportedKind: Hashable, Sendable {
    /// A .tpk, a .tpkx or a database of tiles.
    case package
    /// A file or a directory without a list of levels, such as conf.cdi.
    case noScheme
  }

  /// Why the tiles of a cache cannot be moved.
  public enum CacheObstacle: Hashable, Sendable {
    /// Levels with tiles would be removed: their scales with their numbers of tiles, in words.
    case tilesOfRemovedLevels(String)
    /// A folder of a level that is not in the scheme has files, and a new level gets its number: the folder and the
    /// scale of the new level.
    case unknownLevel(FilePath, scale: Double)
    /// Two folders are of one level.
    case sameLevel(FilePath, FilePath)
    /// The folder of the tiles is a symbolic link, whose target cannot be renamed together with the scheme.
    case linkedTiles(FilePath)
    /// The folder has the schemes of both forms, of which only one would be changed.
    case twoForms(FilePath)
  }

  /// Whether the request is wrong: a different value or an additional parameter would help.
  public var isAboutRequest: Bool {
    switch self {
    case .usage, .cache(.tilesOfRemovedLevels), .place(.unregistered): true
    default: false
    }
  }
}
