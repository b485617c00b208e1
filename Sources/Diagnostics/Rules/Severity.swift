/// How bad a finding is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; reported as a `notice` on GitHub and as a `note` in SARIF.
  case info
  /// Likely to cause trouble with some client or tool, though the scheme can be read.
  case warning
  /// The scheme or the cache is wrong, or cannot be read in full.
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
