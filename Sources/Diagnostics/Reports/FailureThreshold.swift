/// Which findings make a run fail.
public enum FailureThreshold: Hashable, Sendable {
  /// Findings of this severity, and more severe ones.
  case at(Severity)
  /// No finding does.
  case never

  /// Whether a finding of this severity makes the run fail.
  public func fails(_ severity: Severity) -> Bool {
    switch self {
    case .at(let lowest): severity >= lowest
    case .never: false
    }
  }
}
