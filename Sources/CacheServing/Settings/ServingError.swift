public import FileAccess
public import SystemPackage

/// Why a server cannot begin.
public enum ServingError: Error, Sendable, CustomStringConvertible {
  /// A path cannot be read.
  case access(FileAccessError)
  /// A directory has no cache with tiles, no package and no database.
  case noCache(FilePath)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .noCache(let path):
      "\(path.string): the directory contains no cache with tiles, no package and no tile database"
    }
  }

  /// The same as `message`.
  public var description: String { message }
}
