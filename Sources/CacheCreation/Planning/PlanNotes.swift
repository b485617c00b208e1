/// What the user is told of a plan: the choices that were made for them, and what was passed over.
struct PlanNotes: Sendable {
  private(set) var notices: [String] = []

  mutating func add(_ notice: String) {
    if !notices.contains(notice) { notices.append(notice) }
  }
}
