import Diagnostics
import TilingSchemes

struct LevelNumberOrder: LintRule {
  let page = RulePage(
    "LOD016", "level-number-order", .error,
    summary: "A finer level has a smaller number than a coarser level.",
    reason: """
      The folder of the tiles has the number of the level, and clients take a greater number for a finer level. GDAL \
      and the Python tools sort the levels by one of the two, so they read tiles of one scale from the folder of another.
      """,
    remedy: "Number the levels from the coarsest to the finest, and check that the folders have the same numbers.",
    source: "`Reference/scales-and-resolutions.md#level-numbers`",
    example: RuleExample(
      .legacy, passing: Self.numbers("1", "2"), failing: Self.numbers("2", "1")))

  /// The text from the number of the second level of the good conf.xml to that of the third.
  private static func numbers(_ second: String, _ third: String) -> String {
    """
    <LevelID>\(second)</LevelID>
            <Scale>4000000</Scale>
            <Resolution>1058.3354500042335</Resolution>
          </LODInfo>
          <LODInfo xsi:type="typens:LODInfo">
            <LevelID>\(third)</LevelID>
    """
  }

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    // LOD002 reports resolutions that are not in order. Their levels cannot be compared with their numbers, unless the
    // whole list is reversed.
    let isFinerOnwards = zip(levels, levels.dropFirst()).map { $0.resolution > $1.resolution }
    guard let isDescending = isFinerOnwards.first, isFinerOnwards.allSatisfy({ $0 == isDescending }) else { return [] }
    let order = isDescending ? Array(levels.indices) : levels.indices.reversed()
    let wrong = zip(order, order.dropFirst()).filter { coarser, finer in
      levels[finer].number < levels[coarser].number
    }
    guard let first = wrong.first else { return [] }
    let (coarser, finer) = (levels[first.0], levels[first.1])
    // If only the coarser level does not fit between its neighbours, its number is the wrong one.
    func isOrdered(without index: Int) -> Bool {
      let rest = order.filter { $0 != index }
      return zip(rest, rest.dropFirst()).allSatisfy { levels[$0].number < levels[$1].number }
    }
    let isCoarser = isOrdered(without: first.0) && !isOrdered(without: first.1)
    let others = wrong.dropFirst().map { levels[$0.1].number }
    let more = others.isEmpty ? "" : "; the same at \(Wording.levels(others))"
    return [
      subject.violation(
        "level \(finer.number) with the resolution \(Wording.number(finer.resolution)) is finer than level "
          + "\(coarser.number) with \(Wording.number(coarser.resolution)), but its number is smaller\(more)",
        at: .level(isCoarser ? first.0 : first.1, .number),
        noting: [
          isCoarser
            ? ("the finer level is here", .level(first.1, .number))
            : ("the coarser level is here", .level(first.0, .number))
        ])
    ]
  }
}
