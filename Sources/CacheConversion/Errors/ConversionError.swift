public import CacheOpening
public import FileAccess
public import SchemeFormats
public import SystemPackage

/// Why a scheme or a cache was not converted.
public enum ConversionError: Error, Sendable, CustomStringConvertible {
  /// The input, or the scheme of folders, or the cache to which tiles are added, cannot be opened.
  case opening(OpeningError)
  /// The input has no tiles.
  case noTiles(String)
  /// No tile of the input is in the levels, the extent and the area that are asked for.
  case nothingSelected(String)
  /// The result would take the place of the input.
  case isInput(FilePath)
  /// The result cannot be written there.
  case destination(FileAccessError)
  /// What lies at the destination is no cache that may be replaced.
  case occupied(CacheDirectory.Obstacle)
  /// Both files of a form need a directory, and something else lies there.
  case needsDirectory(FilePath, CacheForm)
  /// The file of an area gives none.
  case area(AreaFileError)
  /// The input, by its name, cannot be what is asked for.
  case refused(String, ConversionObstacle)
  /// A packet of the input cannot be read.
  case unreadable(FileAccessError)
  /// Writing ended early. Where the work can be continued, what is done was kept.
  case interrupted(FileAccessError, isKept: Bool)
}
