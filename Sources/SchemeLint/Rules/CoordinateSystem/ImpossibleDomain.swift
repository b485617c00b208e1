import Diagnostics
import SchemeFormats
import TilingSchemes

struct ImpossibleDomain: LintRule {
  let page = RulePage(
    "SRS011", "impossible-domain", .warning,
    summary: """
      A value of the coordinate domain is impossible: a scale or tolerance is not above 0, or a number is absurd.
      """,
    reason: """
      ArcGIS stores coordinates on a grid of 1 / XYScale, and takes the default tile origin from the domain. With an \
      impossible number it refuses the system or moves every coordinate.
      """,
    remedy: "Copy the domain from a file that ArcGIS wrote for the same system, or remove the values of the domain.",
    source: "`Reference/origins-and-domains.md#the-xy-domain`",
    example: RuleExample(.legacy, passing: "<XYScale>450445547.3910538</XYScale>", failing: "<XYScale>0</XYScale>"))

  func violations(in subject: LintSubject) -> [Violation] {
    subject.references.flatMap { stated -> [Violation] in
      let (owner, name, reference) = (stated.owner, stated.name, stated.reference)
      let domain = reference.domain
      if domain.isEmpty { return [] }
      // A scale of 0.001 rounds coordinates to a thousand units. ArcGIS has written XY tolerances from 1.8e-13 to 1.5; a
      // tolerance of a kilometre joins different places. The domain of the Earth in millimetres begins at -2e10.
      let scales = Limits(lowest: 1e-3, highest: 1e18)
      let tolerances = Limits(lowest: .leastNonzeroMagnitude, highest: 1000)
      let origins = Limits(lowest: -1e12, highest: 1e12)
      let values: [(word: String, value: Double?, limits: Limits, field: SchemeField.ReferenceValue)] = [
        ("XY scale", domain.xyScale, scales, .xyScale), ("Z scale", domain.zScale, scales, .zScale),
        ("M scale", domain.mScale, scales, .mScale), ("XY tolerance", domain.xyTolerance, tolerances, .xyTolerance),
        ("Z tolerance", domain.zTolerance, tolerances, .zTolerance),
        ("M tolerance", domain.mTolerance, tolerances, .mTolerance), ("X origin", domain.xOrigin, origins, .xOrigin),
        ("Y origin", domain.yOrigin, origins, .yOrigin), ("Z origin", domain.zOrigin, origins, .zOrigin),
        ("M origin", domain.mOrigin, origins, .mOrigin),
      ]
      return values.compactMap { word, value, limits, field in
        guard let value, !limits.contain(value) else { return nil }
        let isTolerance = limits.lowest == tolerances.lowest
        let lowest = isTolerance ? "above 0" : "at least \(Wording.number(limits.lowest))"
        return subject.violation(
          "the \(word) of the domain of the \(name) is \(Wording.number(value)); it must be \(lowest) and at most "
            + Wording.number(limits.highest), at: .spatialReference(owner, field))
      }
    }
  }

  /// A `ClosedRange` of numbers would cost a twentieth of a millisecond at every start.
  private struct Limits {
    let lowest: Double
    let highest: Double

    func contain(_ value: Double) -> Bool { value >= lowest && value <= highest }
  }
}
