import Diagnostics
import SchemeFormats
import TilingSchemes

/// The range of levels and scales that a JSON document declares, after its levels were changed.
///
/// New levels are declared as well, because tiles will be made for them, as `create` declares all its levels.
struct LevelLimits: Sendable {
  /// The new `minLOD`, `maxLOD`, `minScale` and `maxScale`; `nil` keeps the value of the document.
  let values: CacheDescription
  /// Notices about levels that remain outside the scales that are shown.
  let notices: [Message]

  init(_ model: CacheDescription, _ plan: LevelPlan) {
    let old = model.scheme?.levels ?? []
    let range = (model.minLOD ?? .min, model.maxLOD ?? .max)
    func isDeclared(_ level: LevelOfDetail) -> Bool { level.number >= range.0 && level.number <= range.1 }
    let before = old.filter(isDeclared)
    let after = plan.levels.filter { plan.before($0).map(isDeclared) ?? true }.map(\.level)
    var values = CacheDescription()
    values.minLOD = after.map(\.number).min()
    values.maxLOD = after.map(\.number).max()
    let isLimited = model.minLOD != nil || model.maxLOD != nil
    var notices = [isLimited ? Self.revealed(after, of: plan, values) : nil].compactMap(\.self)
    // A scale that is not that of the first or last level was chosen on purpose, and stays; 0 means no limit.
    if let stated = model.minScale, stated > 0, let new = after.map(\.scale).max() {
      let isOwn = before.map(\.scale).max().map { SameScale.holds($0, stated) } ?? true
      if isOwn { values.minScale = new } else if new > stated { notices.append(Self.hidden("minScale", stated)) }
    }
    if let stated = model.maxScale, stated > 0, let new = after.map(\.scale).min() {
      let isOwn = before.map(\.scale).min().map { SameScale.holds($0, stated) } ?? true
      if isOwn { values.maxScale = new } else if new < stated { notices.append(Self.hidden("maxScale", stated)) }
    }
    self.values = values
    self.notices = notices
  }

  /// Clients show all levels from minLOD to maxLOD, so a new level far from the others shows those between as well.
  private static func revealed(
    _ declared: [LevelOfDetail], of plan: LevelPlan, _ values: CacheDescription
  ) -> Message? {
    guard let first = values.minLOD, let last = values.maxLOD else { return nil }
    let known = Set(declared.map(\.number))
    let revealed = plan.levels.map(\.level.number).filter { $0 >= first && $0 <= last && !known.contains($0) }
    guard !revealed.isEmpty else { return nil }
    return "minLOD and maxLOD become \(first) and \(last), so that clients also show \(LevelNumbers(revealed).text), "
      + "which they did not show before"
  }

  private static func hidden(_ name: String, _ scale: Double) -> Message {
    "\(name) stays \(OptionValue.shortest(scale)), which is not the scale of a level; clients do not show the levels "
      + "beyond it"
  }
}
