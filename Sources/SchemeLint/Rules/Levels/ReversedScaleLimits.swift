import Diagnostics

struct ReversedScaleLimits: LintRule {
  let page = RulePage(
    "LOD014", "reversed-scale-limits", .error,
    summary: "minScale is less than maxScale.",
    reason: """
      minScale is the limit for zooming out and must have the greater denominator. With these values, there is no \
      scale at which clients draw the layer.
      """,
    remedy: "Exchange the two values.", source: "`Reference/root-json.md#scale-limits`",
    example: RuleExample(
      .readyToServe, passing: "\"minScale\": 591657527.591555,", failing: "\"minScale\": 70000000,"))

  func violations(in subject: LintSubject) -> [Violation] {
    // 0 means that there is no limit.
    guard let minScale = subject.model.minScale, let maxScale = subject.model.maxScale, minScale > 0, maxScale > 0,
      minScale < maxScale
    else { return [] }
    // The limit that is not the scale of a level is the wrong one; without that, both may be exchanged.
    let levels = subject.scheme?.levels ?? []
    func isLevel(_ scale: Double) -> Bool { levels.contains { ($0.scale / scale - 1).magnitude < 1e-6 } }
    let isLast = isLevel(minScale) && !isLevel(maxScale)
    return [
      subject.violation(
        "minScale is 1:\(Wording.number(minScale)), a larger scale than maxScale, 1:\(Wording.number(maxScale))",
        at: isLast ? .maxScale : .minScale,
        noting: [isLast ? ("minScale is here", .minScale) : ("maxScale is here", .maxScale)])
    ]
  }
}
