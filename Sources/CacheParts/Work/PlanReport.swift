public import Diagnostics

/// A plan, and how well it is balanced.
public struct PlanReport: Sendable {
  /// The plan, whose text all machines get.
  public let plan: PartsPlan
  /// The costs of the parts.
  public let cut: CostCut
  /// What will probably be wrong about the result, each one sentence without a full stop.
  public let warnings: [Message]
  /// Notices about automatic choices, each one sentence without a full stop.
  public let notices: [Message]

  package init(_ plan: PartsPlan, _ cut: CostCut, warnings: [Message] = [], notices: [Message] = []) {
    self.plan = plan
    self.cut = cut
    self.warnings = warnings
    self.notices = notices
  }
}
