public import Diagnostics

/// How many findings there are of each severity.
public struct FindingTally: Hashable, Sendable {
  /// The number of errors.
  public private(set) var errors = 0
  /// The number of warnings.
  public private(set) var warnings = 0
  /// The number of infos.
  public private(set) var infos = 0

  /// No findings.
  public init() {}

  /// The number of all findings.
  public var total: Int { errors + warnings + infos }

  /// Counts a finding.
  public mutating func add(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .info: infos += 1
    }
  }

  /// The same without one finding of a severity.
  func without(_ severity: Severity) -> FindingTally {
    var rest = self
    switch severity {
    case .error: rest.errors -= 1
    case .warning: rest.warnings -= 1
    case .info: rest.infos -= 1
    }
    return rest
  }

  /// The sum of two tallies.
  public static func + (first: FindingTally, second: FindingTally) -> FindingTally {
    var sum = first
    sum.errors += second.errors
    sum.warnings += second.warnings
    sum.infos += second.infos
    return sum
  }
}
