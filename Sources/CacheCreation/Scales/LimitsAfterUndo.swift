import Diagnostics
import SchemeFormats
import TilingSchemes

/// The levels and scales that a JSON document declares after a change of its levels was undone.
///
/// New levels are declared, also those that come back, and the levels between them. So the limits can differ from those
/// before the change.
struct LimitsAfterUndo: Sendable {
  /// The limits that are not as before, with their values; `nil` if all are.
  let notice: Message?

  /// - Parameters:
  ///   - model: the values before the change.
  ///   - plan: the levels after the change.
  ///   - limits: the limits after the change; `nil` keeps the value before.
  ///   - reverse: the change that leads back.
  init(_ model: CacheDescription, _ plan: LevelPlan, _ limits: CacheDescription, reverse: ScaleChange) {
    let changed = Self.description(model, with: limits, plan)
    guard plan.isChange, let scheme = changed.scheme,
      let undo = try? LevelPlan(scheme, in: changed.spatialReference, extent: nil, reverse)
    else {
      notice = nil
      return
    }
    let after = Self.description(changed, with: LevelLimits(changed, undo).values, undo)
    let differences = [
      Self.difference("minLOD", model.minLOD.map(Double.init), after.minLOD.map(Double.init)),
      Self.difference("maxLOD", model.maxLOD.map(Double.init), after.maxLOD.map(Double.init)),
      Self.difference("minScale", model.minScale, after.minScale),
      Self.difference("maxScale", model.maxScale, after.maxScale),
    ].compactMap(\.self)
    notice =
      differences.isEmpty
      ? nil
      : Message(
        "undoing this change does not restore every limit: \(differences.joined(separator: ", ")); write the old "
          + "\(differences.count == 1 ? "value" : "values") into the scheme file afterwards")
  }

  /// A document with other levels and limits. Limits that it does not state stay so.
  private static func description(
    _ model: CacheDescription, with limits: CacheDescription, _ plan: LevelPlan
  ) -> CacheDescription {
    var model = model
    model.scheme?.levels = plan.levels.map(\.level)
    if model.minLOD != nil { model.minLOD = limits.minLOD ?? model.minLOD }
    if model.maxLOD != nil { model.maxLOD = limits.maxLOD ?? model.maxLOD }
    if model.minScale != nil { model.minScale = limits.minScale ?? model.minScale }
    if model.maxScale != nil { model.maxScale = limits.maxScale ?? model.maxScale }
    return model
  }

  private static func difference(_ name: String, _ before: Double?, _ after: Double?) -> String? {
    guard let before, let after, before != after else { return nil }
    return "\(name) was \(OptionValue.shortest(before)) and becomes \(OptionValue.shortest(after))"
  }
}
