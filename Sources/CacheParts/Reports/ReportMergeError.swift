public import FileAccess

/// Why reports cannot be merged.
public enum ReportMergeError: Error, Hashable, Sendable {
  /// A report cannot be read.
  case access(FileAccessError)
  /// A file is no report that can be merged: its name, and why, as a clause.
  case unknown(String, String)
  /// Two reports do not fit each other: the name of the later one, and what differs, as a clause.
  case differs(String, String)

  /// Whether other files must be given, so that the same command fails each time.
  public var isAboutRequest: Bool { if case .differs = self { true } else { false } }

  /// One sentence without a full stop.
  public var message: String {
    switch self {
    case .access(let error): error.message
    case .unknown(let name, let reason): "\(name): \(reason)"
    case .differs(let name, let reason): "\(name): \(reason)"
    }
  }
}
