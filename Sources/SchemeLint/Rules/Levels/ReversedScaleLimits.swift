import Diagnostics

struct ReversedScaleLimits: LintRule {
  let page = RulePage(
    "LOD014", "reversed-scale-limits", .error,
    summary: "minScale is less than maxScale.",
    reason: "The smallest scale is the one with the greatest denominator: between these two, nothing is drawn.",
    remedy: "Exchange them.", source: "`Reference/root-json.md#scale-limits`",
    example: RuleExample(
      .readyToServe, passing: "\"minScale\": 591657527.591555,", failing: "\"minScale\": 70000000,"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let minScale = subject.model.minScale, let maxScale = subject.model.maxScale, minScale > 0, maxScale > 0,
      minScale < maxScale
    else { return [] }
    return [
      subject.violation(
        "minScale, 1:\(Wording.number(minScale)), is a larger scale than maxScale, 1:\(Wording.number(maxScale))",
        at: .minScale, noting: [("maxScale is here", .maxScale)])
    ]
  }
}
