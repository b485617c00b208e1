import CoordinateSystems
import Diagnostics
import TilingSchemes

struct ScaleMismatch: LintRule {
  let page = RulePage(
    "LOD004", "scale-mismatch", .warning,
    summary: "A scale does not match its resolution and the DPI by any convention that ArcGIS has used.",
    reason: """
      The resolution decides where tiles are, so they are drawn correctly. Clients that choose levels by scale, and \
      layers with scale limits, use a scale that is wrong.
      """,
    remedy: "Compute the scale from the resolution, which is what counts, or correct the DPI.",
    source: "`Reference/scales-and-resolutions.md#conventions`, measured on 489 levels",
    example: RuleExample(.legacy, passing: "<Scale>2000000<", failing: "<Scale>2100000<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let unit = subject.system?.unit, let dotsPerInch = scheme.effectiveDotsPerInch,
      dotsPerInch > 0
    else { return [] }
    // The relative difference to the nearest convention. Nothing in a file states its convention, and for degrees the
    // four conventions differ by up to 0.11 %: a check of only one of them would refuse good files.
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
    let percent = Wording.measured(difference(scheme.levels[worst]) * 100)
    let expected = ScaleConvention.arcgis.scale(ofResolution: level.resolution, dotsPerInch: dotsPerInch, unit: unit)
    return [
      subject.violation(
        "at \(Wording.levels(places.map { scheme.levels[$0].number })), the scale does not match the resolution and "
          + "\(Wording.number(dotsPerInch)) DPI, by up to \(percent) %: a resolution of "
          + "\(Wording.number(level.resolution)) gives 1:\(Wording.measured(expected)), "
          + "not 1:\(Wording.number(level.scale))",
        at: .level(first, .scale), noting: [("the resolution is here", .level(first, .resolution))])
    ]
  }
}
