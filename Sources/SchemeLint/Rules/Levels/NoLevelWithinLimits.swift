import Diagnostics

struct NoLevelWithinLimits: LintRule {
  let page = RulePage(
    "LOD025", "no-level-within-limits", .warning,
    summary: "No level of a service has a scale from minScale to maxScale.",
    reason: """
      Clients draw a layer only between the two limits. At every scale of the cache the map is empty; between its levels \
      tiles of another scale are stretched.
      """,
    remedy: "Write the scales of the first and the last level as limits, or 0 for no limit.",
    source: "`Reference/root-json.md#scale-limits` and `Reference/service-json.md`",
    example: RuleExample(
      .service, passing: "\"mapName\": \"Layers\",",
      failing: "\"mapName\": \"Layers\", \"minScale\": 200000000, \"maxScale\": 150000000,"))

  func violations(in subject: LintSubject) -> [Violation] {
    // LOD009 reports the limits of a root.json, which are those of its levels, and LOD014 limits in the wrong order.
    guard subject.isService, let scheme = subject.scheme, !scheme.levels.isEmpty else { return [] }
    let (least, most) = (subject.model.maxScale ?? 0, subject.model.minScale ?? 0)
    // 0 means that there is no limit, and LOD024 reports a negative one.
    guard least > 0 || most > 0, least >= 0, most >= 0, least == 0 || most == 0 || least <= most else { return [] }
    let isSeen = scheme.levels.contains { level in
      (least == 0 || level.scale >= least * (1 - 1e-6)) && (most == 0 || level.scale <= most * (1 + 1e-6))
    }
    if isSeen { return [] }
    let limits = [
      most > 0 ? "minScale is 1:\(Wording.number(most))" : nil,
      least > 0 ? "maxScale is 1:\(Wording.number(least))" : nil,
    ].compactMap(\.self).joined(separator: " and ")
    return [
      subject.violation(
        "\(limits), and no level of the cache has a scale within them", at: most > 0 ? .minScale : .maxScale)
    ]
  }
}
