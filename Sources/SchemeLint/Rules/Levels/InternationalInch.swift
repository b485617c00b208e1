import Diagnostics
import SourceText
import TilingSchemes

struct InternationalInch: LintRule {
  let page = RulePage(
    "LOD018", "international-inch", .warning,
    summary: "The resolutions of a projected scheme were computed from the scales with 0.0254 metres an inch.",
    reason: """
      ArcGIS counts 39.37 inches a metre for projected systems, so its resolution for the same scale is greater by \
      0.0002 %. The tiles match at the tile origin and drift away from those of ArcGIS as the distance grows.
      """,
    remedy: """
      For a new cache that must overlay caches of ArcGIS, compute resolution = scale / (DPI × 39.37 × metres per map \
      unit). A cache that has tiles must keep the resolutions that they were made with.
      """,
    source: "`Reference/scales-and-resolutions.md#the-equation`",
    example: RuleExample(
      .legacy, passing: "<Resolution>529.16772500211675", failing: "<Resolution>529.16666666666663"))

  func violations(in subject: LintSubject) -> [Violation] {
    // With OGC's pixel of 0.28 mm, the scales are OGC's, which has 0.0254 metres by definition: DPI002 reports that.
    guard let scheme = subject.scheme, let unit = subject.system?.unit, case .linear = unit,
      let dotsPerInch = scheme.effectiveDotsPerInch, dotsPerInch > 0, !OGCPixelDPI.isOGC(dotsPerInch)
    else { return [] }
    let places = scheme.levels.indices.filter { index in
      let level = scheme.levels[index]
      func difference(_ convention: ScaleConvention) -> Double {
        let exact = convention.resolution(ofScale: level.scale, dotsPerInch: dotsPerInch, unit: unit)
        return ((level.resolution - exact) / exact).magnitude
      }
      // The two conventions differ by 2.0e-6, so a resolution with eight digits shows which one was used.
      return difference(.pro) < 1e-7 && difference(.arcgis) > 1e-6
    }
    guard let first = places.first else { return [] }
    let numbers = places.map { scheme.levels[$0].number }
    // If the scales are the numbers with all the digits, they were computed from resolutions that somebody chose.
    guard places.contains(where: { Self.isRound(scheme.levels[$0].scale) }) else {
      return [
        subject.violation(
          "the scales of \(Wording.levels(numbers)) were computed with 0.0254 metres an inch; ArcGIS counts 39.37 "
            + "inches a metre, so its scales for the same resolutions are smaller by 0.0002 %",
          at: .level(first, .scale), severity: .info)
      ]
    }
    let finest = places.max { scheme.levels[$0].resolution > scheme.levels[$1].resolution } ?? first
    let level = scheme.levels[finest]
    let exact = ScaleConvention.arcgis.resolution(ofScale: level.scale, dotsPerInch: dotsPerInch, unit: unit)
    let drift: String
    // Less than half a pixel shows in no client.
    var severity: Severity?
    if let extent = subject.extentOfScheme {
      // The farthest corner of the extent, counted from the tile origin, where the two grids match.
      let distance = max(
        (extent.xMin - scheme.origin.x).magnitude, (extent.xMax - scheme.origin.x).magnitude,
        (extent.yMin - scheme.origin.y).magnitude, (extent.yMax - scheme.origin.y).magnitude)
      let pixels = (distance / level.resolution - distance / exact).magnitude
      if pixels < 0.5 { severity = .info }
      drift =
        "at level \(level.number), tiles are up to \(Wording.measured(pixels)) px off those of ArcGIS within the extent"
    } else {
      let pixels = 1e6 * ((level.resolution - exact) / exact).magnitude
      drift =
        "tiles are off those of ArcGIS by \(Wording.measured(pixels)) px for each million pixels from the tile origin"
    }
    return [
      subject.violation(
        "the resolutions of \(Wording.levels(numbers)) were computed with 0.0254 metres an inch: 1:"
          + "\(Wording.number(level.scale)) has \(Wording.number(level.resolution)), but ArcGIS has "
          + "\(Wording.number(exact)); \(drift)",
        at: .level(finest, .resolution), severity: severity)
    ]
  }

  /// Whether a scale has at most seven digits, as one that a person chose.
  private static func isRound(_ scale: Double) -> Bool {
    let digits = DecimalNumber.shortest(scale).prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber)
    return digits.drop { $0 == "0" }.reversed().drop { $0 == "0" }.count <= 7
  }
}
