import Diagnostics

/// Notices about a plan: automatic choices, and parameters that were ignored.
struct PlanNotes: Sendable {
  /// The notices without duplicates, in the order in which they were added.
  private(set) var notices: [Message] = []
  /// Warnings: the result can be used, but tiles may be missing in it.
  private(set) var warnings: [Message] = []

  /// - Parameter notice: one sentence without a full stop.
  mutating func add(_ notice: Message) {
    if !notices.contains(notice) { notices.append(notice) }
  }

  /// - Parameter warning: one sentence without a full stop.
  mutating func warn(_ warning: Message) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }

  /// Adds a notice about a parameter that has no effect. The tools of ArcGIS ignore it as well.
  mutating func addIgnored(_ option: CreateOption, _ value: String = "", because reason: String) {
    add("\(parameter: option)\(value) is ignored, as in ArcGIS: \(reason)")
  }
}
