import Diagnostics
import TilingSchemes

struct MixedConventions: LintRule {
  let page = RulePage(
    "LOD005", "mixed-conventions", .warning,
    summary: "The levels’ scales follow different conventions.",
    reason: """
      A scale of one convention is up to 0.11 % off under another: a level that was added with other constants does \
      not line up with the rest, or its scale is wrong.
      """,
    remedy: "Find out which levels were added later, and compute their scales as the others’.",
    source: "`Reference/scales-and-resolutions.md#conventions`",
    example: RuleExample(
      .service, passing: "\"scale\": 125000000", failing: "\"scale\": 125140095.80943206"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let unit = subject.system?.unit,
      case .mixed(let conventions) = InferredConvention(of: scheme, unit: unit)
    else { return [] }
    let names = conventions.map { "“\($0.rawValue)”" }.joined(separator: " and ")
    let other = scheme.levels.indices.first { index in
      var part = scheme
      part.levels = Array(scheme.levels[...index])
      if case .mixed = InferredConvention(of: part, unit: unit) { return true }
      return false
    }
    let level = other.map { scheme.levels[$0].number }
    return [
      subject.violation(
        "the scales follow the conventions \(names)"
          + (level.map { ", from level \($0) on another than before" } ?? ""),
        at: .level(other ?? 0, .scale))
    ]
  }
}
