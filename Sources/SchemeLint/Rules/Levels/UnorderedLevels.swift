import Diagnostics
import SchemeFormats
import TilingSchemes

struct UnorderedLevels: LintRule {
  let page = RulePage(
    "LOD002", "unordered-levels", .error,
    summary: "A level is not finer than the previous level.",
    reason: """
      Clients choose a level by its resolution and stop at the first that fits. GeoWebCache refuses the scheme, and \
      GDAL sorts the levels by resolution.
      """,
    remedy: "Order the levels so that scale and resolution decrease from level to level.",
    source: "`Reference/scales-and-resolutions.md#level-numbers`",
    example: RuleExample(.legacy, passing: "<Resolution>529.16772500211675", failing: "<Resolution>1529.16772500211675")
  )

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    // Both are checked, because a file can have resolutions in the right order and one wrong scale.
    return [
      violation(subject, levels, "resolution", .resolution, \.resolution),
      violation(subject, levels, "scale", .scale, \.scale),
    ].compactMap(\.self)
  }

  private func violation(
    _ subject: LintSubject, _ levels: [LevelOfDetail], _ name: String, _ field: SchemeField.LevelValue,
    _ value: (LevelOfDetail) -> Double
  ) -> Violation? {
    let places = levels.indices.dropFirst().filter {
      // Two numbers that differ in the last digits were meant to be equal: no program tells them apart.
      value(levels[$0]) >= value(levels[$0 - 1]) * (1 - 1e-9)
    }
    guard let first = places.first else { return nil }
    let numbers = Wording.levels(places.map { levels[$0].number })
    // If only the previous level does not fit between its neighbours, its number is the wrong one.
    let all = levels.map(value)
    let isPrevious =
      places.count == 1 && Self.isOrdered(all, without: first - 1) && !Self.isOrdered(all, without: first)
    return subject.violation(
      "the \(name) does not decrease at \(numbers): \(Wording.number(value(levels[first]))) "
        + "after \(Wording.number(value(levels[first - 1])))",
      at: .level(isPrevious ? first - 1 : first, field),
      noting: [
        isPrevious
          ? ("the next level is here", .level(first, field)) : ("the previous level is here", .level(first - 1, field))
      ])
  }

  /// Whether the values decrease if one of them is left out.
  private static func isOrdered(_ values: [Double], without index: Int) -> Bool {
    let rest = values[..<index] + values[(index + 1)...]
    return zip(rest, rest.dropFirst()).allSatisfy { $0 > $1 }
  }
}
