import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct LowerLeftOrigin: LintRule {
  let page = RulePage(
    "ORG010", "lower-left-origin", .warning,
    summary: "The tile origin is the lower left corner of the world or of the XY domain, not the upper left one.",
    reason: """
      TMS and some rasters count rows upwards from the lower left corner. ArcGIS and its clients count them downwards from \
      the tile origin, so all tiles of the map would be above it and have negative rows.
      """,
    remedy: "Write the upper left corner, such as -20037508.342787, 20037508.342787 for Web Mercator.",
    source: "`Reference/origins-and-domains.md#origin-and-extent`",
    example: RuleExample(
      inWords: "a scheme without an extent and with the origin -180, 90", failing: "the same with the origin -180, -90")
  )

  func violations(in subject: LintSubject) -> [Violation] {
    // With an extent, ORG001 states how far the origin is below it. A grid above the equator needs a positive y.
    guard subject.extentOfScheme == nil, let origin = subject.scheme?.origin, origin.y <= 0,
      let reference = subject.reference, let unit = subject.system?.unit
    else { return [] }
    var corners: [MapPoint] = []
    switch unit {
    case .angular: corners = [MapPoint(x: -180, y: -90), MapPoint(x: -180, y: -180), MapPoint(x: -400, y: -400)]
    case .linear:
      if reference.isWebMercator { corners.append(MapPoint(x: -WebMercator.halfWidth, y: -WebMercator.halfWidth)) }
      let domain = reference.domain
      // A domain that begins at y = 0 can be that of a grid that was drawn downwards from 0.
      if let x = domain.xOrigin, let y = domain.yOrigin, y < 0 { corners.append(MapPoint(x: x, y: y)) }
    }
    guard corners.contains(where: { ($0.x - origin.x).magnitude < 1 && ($0.y - origin.y).magnitude < 1 }) else {
      return []
    }
    return [
      subject.violation(
        "the tile origin is \(Wording.number(origin.x)), \(Wording.number(origin.y)), a lower left corner; rows count "
          + "downwards from the origin", at: .origin(.y))
    ]
  }
}
