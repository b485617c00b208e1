/// How serious a finding is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Useful to know. It is reported as `notice` on GitHub and as `note` in SARIF.
  case info
  /// The scheme can be read, but some client or tool is likely to have problems with it.
  case warning
  /// The scheme or the cache is wrong, or cannot be read completely.
  case error

  /// Orders `info` before `warning` before `error`.
  public static func < (first: Severity, second: Severity) -> Bool { first.rank < second.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
