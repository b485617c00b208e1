/// What was done for some parts of a plan.
public struct PartsReport: Sendable {
  /// The plan.
  public let plan: PartsPlan
  /// The markers of the parts that are now complete.
  public package(set) var made: [PartMarker] = []
  /// The markers of the parts that were complete before.
  public package(set) var complete: [PartMarker] = []
  /// Whether the result exists already, so that nothing was done.
  public package(set) var isFinished = false

  package init(_ plan: PartsPlan) { self.plan = plan }
}
