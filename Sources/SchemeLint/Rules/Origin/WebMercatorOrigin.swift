import CoordinateSystems
import Diagnostics

struct WebMercatorOrigin: LintRule {
  let page = RulePage(
    "ORG004", "web-mercator-origin", .warning,
    summary: "The tile origin of a Web Mercator scheme is not exactly that of ArcGIS Online, Google and Bing.",
    reason: """
      The tiles do not overlay any base map. Some old caches have the origin -20037700, 30241100, which is the upper \
      left corner of the coordinate domain.
      """,
    remedy: """
      For a new cache, use -20037508.342787, 20037508.342787. A cache that has tiles must keep its origin, because its \
      clients need it.
      """,
    source: "`Reference/origins-and-domains.md#web-mercator` (esri-leaflet #567)",
    example: RuleExample(
      .readyToServe, passing: "{\"x\": -20037508.342787, \"y\": 20037508.342787}",
      failing: "{\"x\": -20037700, \"y\": 30241100}"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let reference = scheme.spatialReference ?? subject.model.spatialReference,
      reference.isWebMercator
    else { return [] }
    let corner = 20_037_508.342_787
    let offset = (scheme.origin.x + corner).magnitude
    let isDomain = scheme.origin.x == -20_037_700 && scheme.origin.y == 30_241_100
    // All full spellings of half the equator differ by less than a millimetre. An origin more than a kilometre away was
    // chosen on purpose.
    let isNear = (scheme.origin.y - corner).magnitude < 1000 && offset < 1000
    let distance = max(offset, (scheme.origin.y - corner).magnitude)
    guard isDomain || (isNear && distance > 0.001) else { return [] }
    return [
      subject.violation(
        isDomain
          ? "the tile origin is the corner of the coordinate domain; tiles do not overlay base maps"
          : "the tile origin is \(Wording.measured(distance)) m from ArcGIS Online’s; tiles do not overlay exactly",
        at: .origin(.x))
    ]
  }
}
