import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct DisagreeingExtents: LintRule {
  let page = RulePage(
    "EXT001", "disagreeing-extents", .warning,
    summary: "The initial extent or the extent in iteminfo.json does not overlap the full extent.",
    reason: "Clients open the map where there are no tiles, and a portal shows the package in the wrong place.",
    remedy: "Correct the extent that is wrong. In iteminfo.json the extent is in degrees of longitude and latitude.",
    source: "`Reference/extents-and-alignment.md#the-extents-of-a-cache` (tpkutils PR 25)",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "{\"xmin\": -116.78, \"ymin\": 33.78, \"xmax\": -107.79",
      failing: "{\"xmin\": 16.78, \"ymin\": 33.78, \"xmax\": 17.79"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let full = subject.extentOfScheme else { return [] }
    var found: [Violation] = []
    let reference = full.spatialReference ?? subject.scheme?.spatialReference ?? subject.model.spatialReference
    if let initial = subject.model.initialExtent, Self.areApart(full, initial),
      initial.spatialReference.map({ reference?.contradicts($0) != true }) ?? true
    {
      found.append(subject.violation("the initial extent does not overlap the full extent", at: .extent(.initial)))
    }
    if let item = subject.model.item?.extent, let reference, MapUnits.isInDegrees(item),
      let degrees = Self.inDegrees(full, reference, subject.system), Self.areApart(degrees, item)
    {
      found.append(
        subject.violation(
          "the extent in iteminfo.json does not overlap the full extent, which is \(Self.words(degrees)) in degrees",
          at: .extent(.item)))
    }
    return found
  }

  /// The full extent in degrees, as the extent of the item is.
  ///
  /// PROJ is asked only for a projected system other than Web Mercator, because opening it takes longer than all rules
  /// together. Most packages are in Web Mercator.
  ///
  /// - Returns: `nil` if PROJ is needed and missing.
  private static func inDegrees(
    _ full: Envelope, _ reference: SpatialReference, _ system: CoordinateSystem?
  ) -> Envelope? {
    // Datums differ by some hundred metres at most, which is less than the digits of most extents.
    if case .angular(let radians) = system?.unit, (radians - .pi / 180).magnitude < 1e-12 {
      return Envelope(xMin: full.xMin - 0.01, yMin: full.yMin - 0.01, xMax: full.xMax + 0.01, yMax: full.yMax + 0.01)
    }
    // The built-in table has the text of a few systems, which PROJ need not look up.
    return full.inWGS84(assuming: full.spatialReference ?? reference)
  }

  /// Whether two extents have no point in common. Extents that overlap only partly are normal: an initial extent is
  /// often wider than the map.
  private static func areApart(_ first: Envelope, _ second: Envelope) -> Bool {
    // EXT002 reports an empty extent; a second finding about the same numbers would not help.
    guard second.xMin <= second.xMax, second.yMin <= second.yMax else { return false }
    return first.xMax < second.xMin || second.xMax < first.xMin || first.yMax < second.yMin || second.yMax < first.yMin
  }

  private static func words(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map(Wording.measured).joined(separator: ", ")
  }
}
