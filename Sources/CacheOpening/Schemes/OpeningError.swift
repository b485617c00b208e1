public import FileAccess

/// Why there is no scheme at a path.
public enum OpeningError: Error, Sendable {
  case access(FileAccessError)
  /// It was read, and is something else: the path, and what it is.
  case notAScheme(String, String)

  /// What to tell the user, without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .notAScheme(let path, let reason): "\(path): \(reason)"
    }
  }
}
