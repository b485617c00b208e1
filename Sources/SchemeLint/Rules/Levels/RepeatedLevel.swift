import Diagnostics

struct RepeatedLevel: LintRule {
  let page = RulePage(
    "LOD001", "repeated-level", .error,
    summary: "Two levels have the same number.",
    reason: "The folder of the tiles has this number. If two levels share it, one is drawn at the wrong scale.",
    remedy: "Number the levels from the coarsest to the finest, without gaps.",
    source: "`Reference/scales-and-resolutions.md#level-numbers`",
    example: RuleExample(
      .legacy, passing: "<LevelID>2</LevelID>\n        <Scale>2", failing: "<LevelID>1</LevelID>\n        <Scale>2"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    // In nearly all files each number is greater than the previous one, so that no dictionary is needed.
    if zip(levels, levels.dropFirst()).allSatisfy({ $0.number < $1.number }) { return [] }
    var firsts: [Int: Int] = [:]
    var violations: [Violation] = []
    for (index, level) in levels.enumerated() {
      if let first = firsts[level.number] {
        violations.append(
          subject.violation(
            "level \(level.number) appears twice", at: .level(index, .number),
            noting: [("the first one is here", .level(first, .number))]))
      } else {
        firsts[level.number] = index
      }
    }
    return violations
  }
}
