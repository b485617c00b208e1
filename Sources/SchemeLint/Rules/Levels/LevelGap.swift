import Diagnostics
import SchemeFormats
import SourceText

struct LevelGap: LintRule {
  let page = RulePage(
    "LOD012", "level-gap", .warning,
    summary: "The level numbers are not consecutive.",
    reason: """
      GDAL assumes consecutive folder numbers, so it reads the tiles after a gap from the wrong folder. Other \
      programs use the position in the list as the level number.
      """,
    remedy: "Number the levels without gaps, and rename the folders of their tiles to match.",
    source: """
      `Reference/other-programs.md#gdal-the-esric-driver` and `Reference/scales-and-resolutions.md#level-numbers`
      """,
    example: RuleExample(.legacy, passing: "<LevelID>2</LevelID>", failing: "<LevelID>3</LevelID>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    let places = levels.indices.dropFirst().filter { levels[$0].number > levels[$0 - 1].number + 1 }
    guard let first = places.first else { return [] }
    // All gaps of a file usually have one cause, such as a list from which levels were removed.
    let shown = places.prefix(8).map { "level \(levels[$0].number) follows level \(levels[$0 - 1].number)" }
    let more = places.count > shown.count ? ", and \(counted(places.count - shown.count, "more gap"))" : ""
    return [
      subject.violation(
        "\(shown.joined(separator: ", "))\(more), with \(places.count == 1 ? "a gap" : "gaps") between the numbers",
        at: .level(first, .number),
        noting: [("the previous level is here", .level(first - 1, .number))]
          + places.dropFirst().prefix(7).map { ("another gap is before this level", .level($0, .number)) })
    ]
  }
}
