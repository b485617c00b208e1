import CoordinateSystems
import Diagnostics
import TilingSchemes

struct ScaleDenominators: LintRule {
  let page = RulePage(
    "LOD020", "scale-denominators", .warning,
    summary:
      "The scales are those of a tile matrix set of OGC, but the resolutions were computed from them with the DPI.",
    reason: """
      Scale denominators of OGC are for pixels of 0.28 mm, which is 90.71 DPI. Read at 96 DPI, they give resolutions that \
      are finer by 5.8 %, and no tile overlays the map service that was meant.
      """,
    remedy:
      "Use the resolutions of the tile matrix set, as in the built-in schemes WebMercatorQuad and WorldCRS84Quad.",
    source: "OGC 17-083r4, §6.1.1 and annex D; `Reference/other-programs.md#scale-denominators`",
    example: RuleExample(
      .readyToServe, passing: "\"resolution\": 78271.51696399994, \"scale\": 295828763.795777",
      failing: "\"resolution\": 73961.6, \"scale\": 279541132.0143589"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let reference = subject.reference, let unit = subject.system?.unit,
      let dotsPerInch = scheme.effectiveDotsPerInch, dotsPerInch > 0, !OGCPixelDPI.isOGC(dotsPerInch)
    else { return [] }
    // The denominators of level 0 in WebMercatorQuad and WorldCRS84Quad. Those of all other levels are halves.
    let coarsest: Double
    if reference.isWebMercator {
      coarsest = 559_082_264.028_717_8
    } else if case .angular = unit {
      coarsest = 279_541_132.014_358_8
    } else {
      return []
    }
    let meters = ScaleConvention.pro.metersPerUnit(unit)
    let places = scheme.levels.indices.filter { index in
      let level = scheme.levels[index]
      return Self.isHalf(level.scale, of: coarsest)
        // With the resolution of OGC, the level is where it should be, and only its scale is unusual: LOD004.
        && (level.resolution * meters / 0.000_28 / level.scale - 1).magnitude > 1e-3
    }
    guard let first = places.first else { return [] }
    let level = scheme.levels[first]
    return [
      subject.violation(
        "the scales of \(Wording.levels(places.map { scheme.levels[$0].number })) are scale denominators of OGC, for pixels of "
          + "0.28 mm: 1:\(Wording.number(level.scale)) has the resolution "
          + "\(Wording.number(level.scale * 0.000_28 / meters)) there, not \(Wording.number(level.resolution))",
        at: .level(first, .scale), noting: [("the resolution is here", .level(first, .resolution))])
    ]
  }

  /// Whether a scale is the coarsest one divided by a power of two.
  private static func isHalf(_ scale: Double, of coarsest: Double) -> Bool {
    var other = coarsest
    while other > scale * 1.5 { other /= 2 }
    return (scale / other - 1).magnitude < 1e-6
  }
}
