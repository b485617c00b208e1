/// How bad a finding is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  case info
  case warning
  case error

  public static func < (first: Severity, second: Severity) -> Bool { first.rank < second.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
