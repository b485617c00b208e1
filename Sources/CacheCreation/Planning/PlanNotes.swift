import Diagnostics

/// What the user should know of a plan: the choices that were made for them, and what was passed over.
struct PlanNotes: Sendable {
  /// Each once, in the order in which they were found.
  private(set) var notices: [Message] = []

  /// - Parameter notice: one sentence without a full stop.
  mutating func add(_ notice: Message) {
    if !notices.contains(notice) { notices.append(notice) }
  }

  /// Adds a parameter that has no effect, as it has none in ArcGIS's tools.
  mutating func addIgnored(_ option: CreateOption, _ value: String = "", because reason: String) {
    add("\(parameter: option)\(value) is ignored, as ArcGIS does: \(reason)")
  }
}
