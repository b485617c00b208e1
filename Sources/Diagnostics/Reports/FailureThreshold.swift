/// Which findings make a run fail.
public enum FailureThreshold: Hashable, Sendable {
  /// Findings of this severity, and more severe ones.
  case at(Severity)
  /// No finding does.
  case never

  /// The name of a severity, or `never`.
  ///
  /// - Returns: `nil` for any other text.
  public init?(_ name: String) {
    if name == "never" {
      self = .never
    } else if let severity = Severity(rawValue: name) {
      self = .at(severity)
    } else {
      return nil
    }
  }

  /// The one of two thresholds with which more runs fail.
  public func stricter(_ other: FailureThreshold) -> FailureThreshold {
    switch (self, other) {
    case (.at(let own), .at(let others)): .at(min(own, others))
    case (.never, let rest), (let rest, .never): rest
    }
  }

  /// Whether a finding of this severity makes the run fail.
  public func fails(_ severity: Severity) -> Bool {
    switch self {
    case .at(let lowest): severity >= lowest
    case .never: false
    }
  }
}
