import Diagnostics

struct ReversedLevelLimits: LintRule {
  let page = RulePage(
    "LOD008", "reversed-level-limits", .error,
    summary: "minLOD is greater than maxLOD.",
    reason: "No level is between the two limits, so clients show nothing.",
    remedy: "Exchange the two values.",
    source: "`Reference/root-json.md#level-limits`; root.md of the tile package specification",
    example: RuleExample(.readyToServe, passing: "\"minLOD\": 0,", failing: "\"minLOD\": 4,"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let minLOD = subject.model.minLOD, let maxLOD = subject.model.maxLOD, minLOD > maxLOD else { return [] }
    // The limit that is not the number of a level is the wrong one; without that, both may be exchanged.
    let levels = subject.scheme?.levels ?? []
    func isLevel(_ number: Int) -> Bool { levels.contains { $0.number == number } }
    let isLast = isLevel(minLOD) && !isLevel(maxLOD)
    return [
      subject.violation(
        "minLOD is \(minLOD), greater than maxLOD, \(maxLOD)", at: isLast ? .maxLOD : .minLOD,
        noting: [isLast ? ("minLOD is here", .minLOD) : ("maxLOD is here", .maxLOD)])
    ]
  }
}
