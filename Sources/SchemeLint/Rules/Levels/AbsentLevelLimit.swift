import Diagnostics
import SchemeFormats

struct AbsentLevelLimit: LintRule {
  let page = RulePage(
    "LOD013", "absent-level-limit", .warning,
    summary: "minLOD or maxLOD is the number of a level that the scheme does not contain.",
    reason: "Clients request tiles of a level whose resolution is unknown, or stop before the last level.",
    remedy: "Write the numbers of the first and the last level that have tiles.",
    source: "`Reference/root-json.md#level-limits`",
    example: RuleExample(.readyToServe, passing: "\"maxLOD\": 2,", failing: "\"maxLOD\": 7,"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels, let first = levels.first, let last = levels.last else { return [] }
    let limits: [(name: String, value: Int?, field: SchemeField)] = [
      ("minLOD", subject.model.minLOD, .minLOD), ("maxLOD", subject.model.maxLOD, .maxLOD),
    ]
    // root.json by ArcGIS lists 24 levels, whichever have tiles: a limit in the middle of the list is normal.
    return limits.compactMap { limit in
      guard let value = limit.value, !levels.contains(where: { $0.number == value }) else { return nil }
      return subject.violation(
        "\(limit.name) is \(value), but the scheme has the levels \(first.number) to \(last.number)", at: limit.field)
    }
  }
}
