import CoordinateSystems
import Diagnostics
import TilingSchemes

struct ScaleMismatch: LintRule {
  let page = RulePage(
    "LOD004", "scale-mismatch", .warning,
    summary: "A scale does not follow from its resolution and the DPI under any convention that ArcGIS has used.",
    reason: """
      Tiles are laid out by the resolution, and drawn well. Who asks for a scale, as services and scale-dependent \
      layers do, gets another one than the file says.
      """,
    remedy: "Compute the scale from the resolution, which is the authority, or mend the DPI.",
    source: "`Reference/scales-and-resolutions.md#conventions`, measured on 489 levels",
    example: RuleExample(.legacy, passing: "<Scale>2000000<", failing: "<Scale>2100000<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let unit = subject.system?.unit, let dotsPerInch = scheme.effectiveDotsPerInch,
      dotsPerInch > 0
    else { return [] }
    func difference(_ level: LevelOfDetail) -> Double {
      ScaleConvention.allCases.map { convention in
        let expected = convention.scale(ofResolution: level.resolution, dotsPerInch: dotsPerInch, unit: unit)
        return ((level.scale - expected) / expected).magnitude
      }.min() ?? .infinity
    }
    let places = scheme.levels.indices.filter {
      difference(scheme.levels[$0]) > InferredConvention.tolerance
        && TruncatedResolution.exactResolution(subject, $0) == nil
    }
    guard let worst = places.max(by: { difference(scheme.levels[$0]) < difference(scheme.levels[$1]) }),
      let first = places.first
    else { return [] }
    let level = scheme.levels[first]
    let expected = ScaleConvention.arcgis.scale(ofResolution: level.resolution, dotsPerInch: dotsPerInch, unit: unit)
    return [
      subject.violation(
        "the scale of \(Wording.levels(places.map { scheme.levels[$0].number })) does not follow from the resolution at "
          + "\(Wording.number(dotsPerInch)) DPI, by up to \(Wording.measured(difference(scheme.levels[worst]) * 100)) %: "
          + "\(Wording.number(level.resolution)) is 1:\(Wording.measured(expected)), not 1:\(Wording.number(level.scale))",
        at: .level(first, .scale), noting: [("the resolution is here", .level(first, .resolution))])
    ]
  }
}
