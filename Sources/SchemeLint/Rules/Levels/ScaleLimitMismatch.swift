import Diagnostics
import SchemeFormats

struct ScaleLimitMismatch: LintRule {
  let page = RulePage(
    "LOD009", "scale-limit-mismatch", .warning,
    summary: "minScale or maxScale is not the scale of minLOD or maxLOD.",
    reason: "One reader goes by the levels, another by the scales: the same package ends at different levels.",
    remedy: "Give the scales of the first and the last level that have tiles.",
    source: "`Reference/root-json.md#scale-limits` (KB 000019971)",
    example: RuleExample(
      .readyToServe, passing: "\"maxScale\": 147914381.897889,", failing: "\"maxScale\": 295828763.795777,"))

  func violations(in subject: LintSubject) -> [Violation] {
    // A service's limits are those of the map, which may be drawn beyond its cache.
    guard let scheme = subject.scheme, !subject.isService else { return [] }
    let limits: [(name: String, scale: Double?, level: Int?, field: SchemeField)] = [
      ("minScale", subject.model.minScale, subject.model.minLOD, .minScale),
      ("maxScale", subject.model.maxScale, subject.model.maxLOD, .maxScale),
    ]
    return limits.compactMap { limit in
      guard let scale = limit.scale, scale != 0, let number = limit.level, let level = scheme.level(number),
        ((scale - level.scale) / level.scale).magnitude > 1e-6
      else { return nil }
      return subject.violation(
        "\(limit.name) is \(Wording.number(scale)), and level \(number) has the scale \(Wording.number(level.scale))",
        at: limit.field,
        fix: subject.fix(limit.field, to: Wording.number(level.scale), isSafe: false))
    }
  }
}
