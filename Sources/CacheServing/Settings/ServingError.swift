public import CacheOpening
import Diagnostics
public import FileAccess
public import SystemPackage

/// Why a server cannot begin.
public enum ServingError: Error, Sendable, CustomStringConvertible {
  /// A path cannot be read.
  case access(FileAccessError)
  /// A path that was given is not a cache, or its scheme has errors.
  case opening(OpeningError)
  /// A directory has no cache with tiles, no package and no database.
  case noCache(FilePath)

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .opening(let error):
      error.message + (error.firstFinding.map { ": \($0)" } ?? "")
    case .noCache(let path):
      "\(path.string): the directory contains no cache with tiles, no package and no tile database"
    }
  }

  /// The same as `message`.
  public var description: String { message }
}

extension OpeningError {
  /// The first error of a scheme that has errors.
  fileprivate var firstFinding: String? {
    guard case .hasErrors(let files) = self else { return nil }
    return files.flatMap(\.findings).first { $0.severity == .error }?.message
  }
}
