public import CacheOpening
public import CacheParts
public import FileAccess
public import SchemeFormats
public import SystemPackage

/// Why a scheme or a cache was not converted.
public enum ConversionError: Error, Sendable, CustomStringConvertible {
  /// The input, the scheme of a folder input, or the cache to which tiles are added cannot be opened.
  case opening(OpeningError)
  /// No tiles were found: the name of the input, and what is there instead.
  case noTiles(String, MissingTiles)
  /// No tile of the input is in the selected levels, extent and area. The text is the name of the input.
  case nothingSelected(String)
  /// The numbers of the given extent cannot be meant for the scheme of the input.
  case extent(ExtentFault)
  /// The destination is the input itself.
  case isInput(FilePath)
  /// The result cannot be written at the destination.
  case destination(FileAccessError)
  /// The destination contains something that is not recognised as a cache, so it is not replaced.
  case occupied(CacheDirectory.Obstacle)
  /// The two files of a form need a directory, and the destination is not a directory.
  case needsDirectory(FilePath, CacheForm)
  /// The area file cannot be read or contains no area.
  case area(AreaFileError)
  /// The input, given by its name, cannot be converted as requested.
  case refused(String, ConversionObstacle)
  /// A packet of the input cannot be read.
  case unreadable(FileAccessError)
  /// Writing ended early. `isKept` says whether the unfinished output was kept, so that the conversion can be
  /// continued.
  case interrupted(FileAccessError, isKept: Bool)
  /// The plan cannot be made or carried out in parts, or a part is not complete.
  case parts(PartsError)
}
