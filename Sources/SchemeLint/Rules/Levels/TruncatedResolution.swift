import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct TruncatedResolution: LintRule {
  let page = RulePage(
    "LOD006", "truncated-resolution", .warning,
    summary: "A resolution has so few digits that tiles are shifted by more than half a pixel.",
    reason: """
      The resolution decides where tiles are. The error of the missing digits adds up from the tile origin to the far \
      side of the extent, so the cache does not line up with other caches of the same scales.
      """,
    remedy: """
      Write all digits before the tiles are made. If there are tiles already, keep the number that they were made with.
      """,
    source: "`Reference/scales-and-resolutions.md#rounded-resolutions` (gis.stackexchange 95928, mbtileserver #114)",
    example: RuleExample(
      .legacy, passing: "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675</Resolution>",
      failing: "<Scale>2000</Scale>\n        <Resolution>0.529167</Resolution>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme else { return [] }
    let extent = subject.extentOfScheme
    // A file without an extent may be used up to the mirror image of its origin: most grids are about symmetric.
    let reach = extent.map { Self.distance(from: scheme.origin, to: $0) } ?? 2 * scheme.origin.x.magnitude
    var found: [(index: Int, exact: Double, drift: Double)] = []
    for (index, level) in scheme.levels.enumerated() {
      // Most resolutions have all their digits: they have no exact value to compare with, and no drift.
      guard let exact = Self.exactResolution(subject, index) else { continue }
      // The grid begins at the tile origin, so the error adds up from there to the farthest corner of the extent.
      let drift = ((level.resolution - exact) / exact).magnitude * reach / exact
      if drift > 0.5 { found.append((index, exact, drift)) }
    }
    guard let first = found.first, let worst = found.max(by: { $0.drift < $1.drift }) else { return [] }
    let numbers = found.map { scheme.levels[$0.index].number }
    return [
      subject.violation(
        "the resolution of \(Wording.levels(numbers)) has too few digits: "
          + "for 1:\(Wording.number(scheme.levels[first.index].scale)) it is \(Wording.number(first.exact)); "
          + "the drift is \(Wording.measured(worst.drift)) px from the tile origin to the far side of the \(extent == nil ? "grid" : "extent") at level "
          + "\(scheme.levels[worst.index].number)",
        at: .level(first.index, .resolution),
        // Not safe: tiles that exist were made with the short number and keep their places only with it.
        fix: subject.fix(.level(first.index, .resolution), to: Wording.number(first.exact), isSafe: false))
    ]
  }

  /// The larger of the two distances along the axes from the tile origin to the farthest corner of an extent.
  private static func distance(from origin: MapPoint, to extent: Envelope) -> Double {
    max(
      (extent.xMin - origin.x).magnitude, (extent.xMax - origin.x).magnitude, (extent.yMin - origin.y).magnitude,
      (extent.yMax - origin.y).magnitude)
  }

  /// The resolution in map units per pixel that follows from the scale of a level, if the written resolution is the
  /// same number with fewer digits; otherwise `nil`.
  ///
  /// `nil` also if the unit or the DPI is unknown. Of the conventions, the one with the nearest resolution counts.
  static func exactResolution(_ subject: LintSubject, _ index: Int) -> Double? {
    guard let scheme = subject.scheme, let unit = subject.system?.unit, let dotsPerInch = scheme.effectiveDotsPerInch,
      dotsPerInch > 0
    else { return nil }
    let level = scheme.levels[index]
    // For lengths, ArcGIS has one convention. With the other one, a resolution with few digits would seem to be exact.
    let conventions: [ScaleConvention] = if case .linear = unit { [.arcgis] } else { ScaleConvention.allCases }
    let exact = conventions.map {
      $0.resolution(ofScale: level.scale, dotsPerInch: dotsPerInch, unit: unit)
    }.min { ($0 - level.resolution).magnitude < ($1 - level.resolution).magnitude }
    // A difference of 1e-9 is less than half a pixel over 500 million pixels, and in doubles it may be rounding.
    guard let exact, exact > 0, ((exact - level.resolution) / exact).magnitude > 1e-9,
      let step = subject.lastDecimal(of: .level(index, .resolution)),
      // If the last decimal is worth more than 1e-4 of the number, somebody chose a short resolution, such as 0.5, and
      // computed the scale from it.
      step < level.resolution * 1e-4, (exact - level.resolution).magnitude <= step
    else { return nil }
    return exact
  }
}

extension LintSubject {
  /// The value of one unit of the last written decimal of a number, such as 0.01 for 26.46.
  ///
  /// `nil` if the value is not in a document or has an exponent: ArcGIS writes exponents only with all 17 digits.
  fileprivate func lastDecimal(of field: SchemeField) -> Double? {
    guard let place = place(of: field),
      let text = opened.documents[place.document].document.text.plainText(of: place.range)?.lowercased()
    else { return nil }
    guard !text.contains("e") else { return nil }
    let decimals = text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    return (0..<min(decimals, 300)).reduce(1.0) { step, _ in step / 10 }
  }
}
