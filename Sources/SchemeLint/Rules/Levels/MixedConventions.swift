import Diagnostics
import TilingSchemes

struct MixedConventions: LintRule {
  let page = RulePage(
    "LOD005", "mixed-conventions", .warning,
    summary: "The scales of the levels follow different conventions.",
    reason: """
      For the same resolution, the scales of two conventions differ by up to 0.11 %. A level that was added with other \
      constants does not line up with the other levels, or its scale is wrong.
      """,
    remedy: "Find out which levels were added later, and compute their scales by the convention of the others.",
    source: "`Reference/scales-and-resolutions.md#conventions`",
    example: RuleExample(
      .service, passing: "\"scale\": 125000000", failing: "\"scale\": 125140095.80943206"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let unit = subject.system?.unit,
      case .mixed(let conventions) = InferredConvention(of: scheme, unit: unit)
    else { return [] }
    // A scale that follows no convention at all is the subject of LOD004.
    let names = conventions.map { "“\($0.rawValue)”" }.joined(separator: " and ")
    // The first level after which the list no longer follows one convention; a service has such levels from 18 on.
    let other = scheme.levels.indices.first { index in
      var part = scheme
      part.levels = Array(scheme.levels[...index])
      if case .mixed = InferredConvention(of: part, unit: unit) { return true }
      return false
    }
    let level = other.map { scheme.levels[$0].number }
    return [
      subject.violation(
        "the scales follow different conventions, \(names)"
          + (level.map { "; the convention changes at level \($0)" } ?? ""),
        at: .level(other ?? 0, .scale))
    ]
  }
}
