import Diagnostics
import SchemeFormats
import TilingSchemes

struct ScaleLimitMismatch: LintRule {
  let page = RulePage(
    "LOD009", "scale-limit-mismatch", .warning,
    summary: "minScale is not the scale of level minLOD, or maxScale is not that of level maxLOD.",
    reason: "Some programs use the level limits and others the scale limits, so they show different levels.",
    remedy: "Write the scales of the first and the last level that have tiles.",
    source: "`Reference/root-json.md#scale-limits` (Esri knowledge base article 000019971)",
    example: RuleExample(
      .readyToServe, passing: "\"maxScale\": 147914381.897889,", failing: "\"maxScale\": 295828763.795777,"))

  func violations(in subject: LintSubject) -> [Violation] {
    // The limits of a service are those of its map, which the server can draw beyond the scales of the cache.
    guard let scheme = subject.scheme, !subject.isService else { return [] }
    let limits: [(name: String, scale: Double?, levelName: String, level: Int?, field: SchemeField)] = [
      ("minScale", subject.model.minScale, "minLOD", subject.model.minLOD, .minScale),
      ("maxScale", subject.model.maxScale, "maxLOD", subject.model.maxLOD, .maxScale),
    ]
    return limits.compactMap { limit in
      // A scale of 0 means that there is no limit, and LOD024 reports a negative one.
      guard let scale = limit.scale, scale > 0, let number = limit.level, let level = scheme.level(number),
        ((scale - level.scale) / level.scale).magnitude > 1e-6
      else { return nil }
      return subject.violation(
        "\(limit.name) is \(Wording.number(scale)), but \(limit.levelName) is \(number), and level \(number) has the scale "
          + Wording.number(level.scale),
        at: limit.field,
        severity: isOfService(
          scale, wider: limit.field == .minScale ? scale > level.scale : scale < level.scale, scheme)
          ? .info : nil,
        // Not safe: the levels may be wrong and the scale right. Esri’s own sample, Usa.tpkx, has such a maxScale.
        fix: subject.fix(limit.field, to: Wording.number(level.scale), isSafe: false))
    }
  }

  /// Whether a limit seems to be that of the service from which a package was exported: it admits more levels than the
  /// package has, and is the scale of one of them. ArcGIS Server keeps it, as in Esri’s sample Usa.tpkx.
  private func isOfService(_ limit: Double, wider isWider: Bool, _ scheme: TilingScheme) -> Bool {
    isWider && scheme.levels.contains { (($0.scale - limit) / limit).magnitude <= 1e-6 }
  }
}
