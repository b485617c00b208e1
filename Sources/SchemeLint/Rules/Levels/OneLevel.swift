import Diagnostics
import SchemeFormats

struct OneLevel: LintRule {
  let page = RulePage(
    "LOD015", "one-level", .info, clients: [.gdal],
    summary: "minLOD and maxLOD are equal, so only one level has tiles.",
    reason: "GDAL before 3.9.1 does not open such a package.",
    remedy: "Use GDAL 3.9.1 or later. The package need not be changed then.",
    source: "`Reference/root-json.md#level-limits` (GDAL #10229 and #10236)",
    example: RuleExample(
      .readyToServe, passing: "\"minLOD\": 0,\n  \"maxLOD\": 2,\n  \"minScale\": 591657527.591555",
      failing: "\"minLOD\": 2,\n  \"maxLOD\": 2,\n  \"minScale\": 147914381.897889"))

  func violations(in subject: LintSubject) -> [Violation] {
    // The number of levels in the list does not matter: only the two limits state which of them have tiles.
    guard let level = subject.model.minLOD, level == subject.model.maxLOD else { return [] }
    return [subject.violation("only level \(level) has tiles", at: .minLOD)]
  }
}
