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
    guard let reference = subject.reference, let system = subject.system, let area = Self.area(of: reference, system)
    else { return [] }
    let extents: [(name: String, owner: SchemeField.ExtentOwner, extent: Envelope?)] = [
      ("full extent", .full, subject.model.fullExtent), ("initial extent", .initial, subject.model.initialExtent),
    ]
    return extents.compactMap { name, owner, extent in
      guard let extent, extent.xMin < extent.xMax, extent.yMin < extent.yMax,
        !(extent.spatialReference.map(reference.contradicts) ?? false), !Self.overlaps(extent, area.envelope),
        // EXT005 explains numbers that are in another unit.
        !Self.isInOtherUnit(extent, system)
      else { return nil }
      return subject.violation(
        "the \(name) is \(Self.words(extent)), outside \(area.words), \(Self.words(area.envelope))",
        at: .extentEdge(owner, Self.farEdge(extent, area.envelope)))
    }
  }

  private struct Area {
    let envelope: Envelope
    let words: String
  }

  /// The area in which the system has coordinates; `nil` if it is unknown.
  private static func area(of reference: SpatialReference, _ system: CoordinateSystem) -> Area? {
    if reference.isWebMercator {
      let half = WebMercator.halfWidth
      return Area(
        envelope: Envelope(xMin: -half, yMin: -half, xMax: half, yMax: half), words: "the world of Web Mercator")
    }
    switch system.unit {
    case .angular(let radiansPerUnit):
      let degree = Double.pi / 180 / radiansPerUnit
      return Area(
        envelope: Envelope(xMin: -400 * degree, yMin: -90 * degree, xMax: 400 * degree, yMax: 90 * degree),
        words: "the longitudes and latitudes of the Earth")
    case .linear:
      // The domain of the file decides, because ArcGIS stores no coordinate outside it.
      if let stated = reference.domain.envelope { return Area(envelope: stated, words: "the XY domain of the file") }
      guard let square = DefaultDomain(of: reference)?.square else { return nil }
      return Area(envelope: square.envelope, words: "the XY domain of \(system.name)")
    }
  }

  private static func overlaps(_ first: Envelope, _ second: Envelope) -> Bool {
    first.xMin < second.xMax && second.xMin < first.xMax && first.yMin < second.yMax && second.yMin < first.yMax
  }

  private static func isInOtherUnit(_ extent: Envelope, _ system: CoordinateSystem) -> Bool {
    switch system.unit {
    case .angular(let radiansPerUnit):
      let limit = MapUnits.largestAngle(radiansPerUnit: radiansPerUnit)
      return [extent.xMin, extent.yMin, extent.xMax, extent.yMax].contains { $0.magnitude > limit }
    case .linear: return MapUnits.isInDegrees(extent)
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
