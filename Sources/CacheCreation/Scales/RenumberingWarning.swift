import Diagnostics
import SchemeFormats
import SourceText
import TilingSchemes

/// The warning that levels get other numbers: clients that have the addresses of tiles in their caches or settings would
/// show the tiles of another scale.
struct RenumberingWarning {
  /// `nil` if no number changes that a client can know.
  let warning: Message?

  /// - Parameters:
  ///   - plan: the levels after the change.
  ///   - builtIn: the built-in scheme whose numbers the levels had; its clients know the numbers of new levels as well.
  ///   - occupied: the old numbers of the levels that have tiles.
  init(_ plan: LevelPlan, numberedAs builtIn: BuiltInScheme?, tilesAt occupied: Set<Int>) {
    /// The number that clients expect.
    func usual(_ revised: RevisedLevel) -> Int? {
      plan.before(revised)?.number ?? builtIn.flatMap { BuiltInAgreement.number(of: revised.level, in: $0) }
    }
    let moved = plan.levels.filter { revised in
      guard let number = usual(revised), number != revised.level.number else { return false }
      return builtIn != nil || occupied.contains(number)
    }
    guard let first = moved.first(where: { plan.before($0) != nil }) ?? moved.first, let number = usual(first) else {
      warning = nil
      return
    }
    let scale = "scale \(LevelPlan.words(first.level.scale))"
    let now = first.level.number
    let change =
      plan.before(first) == nil ? "\(scale) is level \(now)" : "\(scale) was level \(number) and is now level \(now)"
    let standard = builtIn.map { "; in \($0.name) it is level \(number)" } ?? ""
    let rest = moved.count - 1
    let others = rest > 0 ? "; \(counted(rest, "more level gets", "more levels get")) another number" : ""
    let message = Message(
      change + standard + others + "; clients that keep the addresses of tiles need the new numbers")
    let offset = number - now
    let isRegular = plan.levels.allSatisfy { revised in
      usual(revised).map { $0 - revised.level.number == offset } ?? true
    }
    guard isRegular, let start = plan.levels.first?.level.number, start + offset >= 0 else {
      warning = message
      return
    }
    warning = message + "; \(parameter: .firstNumber) \(start + offset) keeps the numbers"
  }
}
