import Diagnostics
import TilingSchemes

struct SkippedLevel: LintRule {
  let page = RulePage(
    "LOD019", "skipped-level", .warning,
    summary:
      "A step between two levels is a power of the usual step, or skips a scale of a known list: a level seems to be missing.",
    reason: """
      If a level was removed and the others were numbered again, the folders of the tiles have other numbers than the \
      levels, and all finer tiles are shown at the wrong scale.
      """,
    remedy: "Add the level, or check that the folders of the tiles have the numbers of the scheme.",
    source: "`Reference/scales-and-resolutions.md#level-numbers`",
    example: RuleExample(
      inWords: "resolutions of 64, 32, 16, 8, 4 and 2", failing: "resolutions of 64, 32, 8, 4, 2 and 1"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels, levels.count > 4 else { return [] }
    let steps = zip(levels, levels.dropFirst()).map { $0.resolution / $1.resolution }
    // LOD002 reports levels that are not in order.
    guard let usual = steps.min(), usual > 1.2 else { return [] }
    let odd = steps.indices.filter { (steps[$0] / usual - 1).magnitude > 1e-6 }
    // A gap in the numbers explains a gap in the resolutions: LOD012 reports it.
    if odd.isEmpty { return [] }
    guard steps.count - odd.count >= 3, odd.count <= steps.count / 3,
      odd.allSatisfy({ Self.isPower(steps[$0], of: usual) && levels[$0 + 1].number == levels[$0].number + 1 })
    else { return skippedInList(subject, levels) }
    let first = odd[0]
    let others = odd.dropFirst().map { levels[$0 + 1].number }
    return [
      subject.violation(
        "between level \(levels[first].number) and level \(levels[first + 1].number), the resolution decreases by a factor of "
          + "\(Wording.measured(steps[first])), and between other levels by \(Wording.measured(usual))"
          + (others.isEmpty ? "" : "; the same before \(Wording.levels(others))"),
        at: .level(first + 1, .resolution),
        noting: [("the previous level is here", .level(first, .resolution))])
    ]
  }

  /// A scale of a known list that is between two levels with consecutive numbers, although nearly all others are there.
  private func skippedInList(_ subject: LintSubject, _ levels: [LevelOfDetail]) -> [Violation] {
    // Half a list says nothing: many caches were made with every second scale.
    guard levels.count > 5, zip(levels, levels.dropFirst()).allSatisfy({ $0.number + 1 == $1.number }) else {
      return []
    }
    let scales = levels.map(\.scale)
    var lists = ScaleList.all
    if let scheme = subject.scheme, let reference = subject.reference,
      let known = NearMissOfKnown.known(scheme, reference, subject)
    {
      lists.append(ScaleList(scales: known.levels.map(\.scale)))
    }
    let missing = lists.compactMap { $0.missing(between: scales) }
    guard !missing.contains(where: \.isEmpty), let fewest = missing.min(by: { $0.count < $1.count }),
      fewest.count * 6 <= levels.count,
      let next = levels.indices.dropFirst().first(where: { levels[$0].scale < fewest[0] })
    else { return [] }
    let list = fewest.map { "1:\(Wording.number($0))" }.joined(separator: ", ")
    return [
      subject.violation(
        "between level \(levels[next - 1].number) and level \(levels[next].number), the list of scales skips \(list), and has "
          + "all others of a known list", at: .level(next, .scale),
        noting: [("the previous level is here", .level(next - 1, .scale))])
    ]
  }

  /// Whether a step is the square or a higher power of the usual one.
  private static func isPower(_ step: Double, of usual: Double) -> Bool {
    var power = usual * usual
    while power < step * (1 - 1e-6) { power *= usual }
    return (power / step - 1).magnitude <= 1e-6
  }
}
