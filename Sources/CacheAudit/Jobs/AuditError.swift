public import FileAccess
public import SchemeLint

/// Why an estate cannot be audited at all. What is wrong with a single cache is in its line.
public enum AuditError: Error, Sendable {
  /// The directory cannot be listed.
  case directory(FileAccessError)
  /// A configuration or a baseline cannot be used.
  case settings(LintSettings.Problem)
  /// The directory of this path contains no cache, package or database; what stopped runs have left in it.
  case nothing(String, leftovers: [String] = [])

  /// One sentence for the user, without a full stop.
  public var message: String {
    switch self {
    case .directory(let error): error.message
    case .settings(let problem): problem.description
    case .nothing(let path, let leftovers):
      "\(path): contains no cache or package, at any depth"
        + (LeftoverWords(leftovers, unfinished: []).text.map { "; \($0)" } ?? "")
    }
  }
}
