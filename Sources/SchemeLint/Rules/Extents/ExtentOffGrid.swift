import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ExtentOffGrid: LintRule {
  let page = RulePage(
    "EXT006", "extent-off-grid", .error,
    summary: "An extent is outside the area that the coordinate system covers, so the grid has no tiles there.",
    reason: """
      A client that starts at this extent shows an empty map, and a job that makes the tiles of this extent makes none \
      or fails.
      """,
    remedy: "Write the extent of the tiles, in map units of the scheme.",
    source: """
      `Reference/origins-and-domains.md#the-xy-domain` and `Reference/extents-and-alignment.md#the-extents-of-a-cache`
      """,
    example: RuleExample(
      .legacy, "conf.cdi", passing: "<XMin>1000000</XMin>\n  <YMin>4700000</YMin>\n  <XMax>2100000</XMax>",
      failing: "<XMin>21000000</XMin>\n  <YMin>4700000</YMin>\n  <XMax>22100000</XMax>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let reference = subject.reference, let system = subject.system, let area = CoveredArea(of: reference, system)
    else { return [] }
    let extents: [(name: String, owner: SchemeField.ExtentOwner, extent: Envelope?)] = [
      ("full extent", .full, subject.model.fullExtent), ("initial extent", .initial, subject.model.initialExtent),
    ]
    return extents.compactMap { name, owner, extent in
      guard let extent, extent.xMin < extent.xMax, extent.yMin < extent.yMax,
        !(extent.spatialReference.map(reference.contradicts) ?? false), !area.overlaps(extent),
        // EXT005 explains numbers that are in another unit.
        !MapUnits.isInOtherUnit(extent, than: system)
      else { return nil }
      return subject.violation(
        "the \(name) is \(Self.words(extent)), outside \(area.words), \(Self.words(area.envelope))",
        at: .extentEdge(owner, Self.farEdge(extent, area.envelope)))
    }
  }

  /// The edge that is beyond the area: the one that faces it.
  private static func farEdge(_ extent: Envelope, _ area: Envelope) -> SchemeField.Edge {
    if extent.xMin >= area.xMax { return .xMin }
    if extent.xMax <= area.xMin { return .xMax }
    return extent.yMin >= area.yMax ? .yMin : .yMax
  }

  private static func words(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map(Wording.number).joined(separator: ", ")
  }
}
