import Diagnostics
import SourceText
import TilingSchemes

/// Leaves the levels without tiles out of the scheme of a result.
struct LevelTrimming: Sendable {
  /// The levels that stay, in the order of the scheme, with their numbers.
  let levels: [LevelOfDetail]
  /// For people: the levels that are left out.
  let notice: Message

  /// - Parameters:
  ///   - levels: the levels of the scheme, by their numbers in the result.
  ///   - plan: the tiles of the result.
  /// - Returns: `nil` if there is no scheme, every level has tiles, or no level of the scheme has tiles.
  init?(_ levels: [LevelOfDetail]?, _ plan: ConversionPlan) {
    let used = Set(plan.packets.map(\.contents.level))
    guard let levels else { return nil }
    self.levels = levels.filter { used.contains($0.number) }
    let without = levels.filter { !used.contains($0.number) }.map(\.number)
    guard !without.isEmpty, !self.levels.isEmpty else { return nil }
    notice = Message(
      "\(counted(without.count, "level")) without tiles left out of the scheme: "
        + without.map(String.init).joined(separator: ", "))
  }
}
