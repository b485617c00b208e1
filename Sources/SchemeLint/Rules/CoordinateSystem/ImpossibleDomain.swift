import Diagnostics
import SchemeFormats
import TilingSchemes

struct ImpossibleDomain: LintRule {
  let page = RulePage(
    "SRS011", "impossible-domain", .warning,
    summary: "A scale or a tolerance of the coordinate domain is zero, negative or absurd.",
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
      // ArcGIS has written XY tolerances from 1.8e-13 to 1.5; a tolerance of a kilometre joins different places.
      let values: [(word: String, value: Double?, largest: Double, field: SchemeField.ReferenceValue)] = [
        ("XY scale", domain.xyScale, 1e18, .xyScale), ("Z scale", domain.zScale, 1e18, .zScale),
        ("M scale", domain.mScale, 1e18, .mScale), ("XY tolerance", domain.xyTolerance, 1000, .xyTolerance),
        ("Z tolerance", domain.zTolerance, 1000, .zTolerance), ("M tolerance", domain.mTolerance, 1000, .mTolerance),
      ]
      return values.compactMap { word, value, largest, field in
        guard let value, !(value > 0 && value <= largest) else { return nil }
        return subject.violation(
          "the \(word) of the \(name) is \(Wording.number(value)); it must be above 0 and at most \(Wording.number(largest))",
          at: .spatialReference(owner, field))
      }
    }
  }
}
