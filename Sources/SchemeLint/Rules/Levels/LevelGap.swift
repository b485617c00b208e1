import Diagnostics

struct LevelGap: LintRule {
  let page = RulePage(
    "LOD012", "level-gap", .warning,
    summary: "The levels’ numbers are not consecutive.",
    reason: """
      GDAL counts folders from the first level, and looks for the tiles behind a gap in the wrong one; others take the \
      place in the list for the number.
      """,
    remedy: "Number the levels without gaps, and rename the folders of their tiles.",
    source: "`Reference/packages.md#zip-rules` and `Reference/scales-and-resolutions.md#level-numbers`",
    example: RuleExample(.legacy, passing: "<LevelID>2</LevelID>", failing: "<LevelID>3</LevelID>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    let places = levels.indices.dropFirst().filter { levels[$0].number > levels[$0 - 1].number + 1 }
    guard let first = places.first else { return [] }
    return [
      subject.violation(
        "level \(levels[first].number) comes after \(levels[first - 1].number): the numbers between are missing",
        at: .level(first, .number), noting: [("the level before is here", .level(first - 1, .number))])
    ]
  }
}
