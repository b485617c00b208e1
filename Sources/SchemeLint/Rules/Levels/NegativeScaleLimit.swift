import Diagnostics

struct NegativeScaleLimit: LintRule {
  let page = RulePage(
    "LOD024", "negative-scale-limit", .warning,
    summary: "minScale or maxScale is negative.",
    reason: "A scale limit is a denominator, or 0 for no limit. Clients that compare it with a scale draw nothing.",
    remedy: "Write the denominator of the scale, or 0 if there is no limit.",
    source: "`Reference/root-json.md#scale-limits`",
    example: RuleExample(
      .readyToServe, passing: "\"maxScale\": 147914381.897889,", failing: "\"maxScale\": -147914381.897889,"))

  func violations(in subject: LintSubject) -> [Violation] {
    var found: [Violation] = []
    if let scale = subject.model.minScale, scale < 0 {
      found.append(subject.violation("minScale is \(Wording.number(scale)), below 0", at: .minScale))
    }
    if let scale = subject.model.maxScale, scale < 0 {
      found.append(subject.violation("maxScale is \(Wording.number(scale)), below 0", at: .maxScale))
    }
    return found
  }
}
