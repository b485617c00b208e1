import Diagnostics

struct RepeatedLevel: LintRule {
  let page = RulePage(
    "LOD001", "repeated-level", .error,
    summary: "Two levels have the same number.",
    reason: "The number names the folder of the tiles: of two levels in one folder, one is drawn at the wrong scale.",
    remedy: "Number the levels from the coarsest to the finest, without gaps.",
    source: "`Reference/scales-and-resolutions.md#level-numbers`",
    example: RuleExample(
      .legacy, passing: "<LevelID>2</LevelID>\n        <Scale>2", failing: "<LevelID>1</LevelID>\n        <Scale>2"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    // Where each number is greater than the one before, as nearly always, none occurs twice.
    if zip(levels, levels.dropFirst()).allSatisfy({ $0.number < $1.number }) { return [] }
    var firsts: [Int: Int] = [:]
    var violations: [Violation] = []
    for (index, level) in levels.enumerated() {
      if let first = firsts[level.number] {
        violations.append(
          subject.violation(
            "level \(level.number) occurs twice", at: .level(index, .number),
            noting: [("the first is here", .level(first, .number))]))
      } else {
        firsts[level.number] = index
      }
    }
    return violations
  }
}
