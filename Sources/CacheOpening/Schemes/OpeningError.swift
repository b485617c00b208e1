public import Diagnostics
public import FileAccess
public import TileStores

/// Why there is no scheme, or no cache, at a path.
public enum OpeningError: Error, Sendable, CustomStringConvertible {
  /// It cannot be read.
  case access(FileAccessError)
  /// It was read, and is something else: the path, and what it is.
  case notAScheme(String, SchemeRefusal)
  /// It is a store of tiles that no cache can be made of.
  case store(TileStoreError)
  /// Its documents have errors, so that they do not tell where tiles lie: what is wrong with each file.
  case hasErrors([FileFindings])

  /// What to tell the user, without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .notAScheme(let path, let reason): "\(path): \(reason.message)"
    case .store(let error): error.message
    case .hasErrors(let files): "\(files.first(where: \.hasErrors)?.file ?? "it"): has errors"
    }
  }

  /// The same as `message`, so that `"\(error)"` is for people.
  public var description: String { message }
}
