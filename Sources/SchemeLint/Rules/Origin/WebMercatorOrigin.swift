import CoordinateSystems
import Diagnostics

struct WebMercatorOrigin: LintRule {
  let page = RulePage(
    "ORG004", "web-mercator-origin", .warning,
    summary: "A Web Mercator scheme has an origin near that of ArcGIS Online, Google and Bing, and not theirs.",
    reason: """
      Its tiles do not overlay any base map. -20037700, 30241100 is the corner of the coordinate domain, which ArcGIS \
      takes where nobody gives an origin.
      """,
    remedy: "New caches: -20037508.342787, 20037508.342787. One that has tiles keeps its origin; its clients need it.",
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
    // Every spelling of half the equator is within a millimetre; a kilometre away it is another scheme on purpose.
    let isNear = (scheme.origin.y - corner).magnitude < 1000 && offset < 1000
    let distance = max(offset, (scheme.origin.y - corner).magnitude)
    guard isDomain || (isNear && distance > 0.001) else { return [] }
    return [
      subject.violation(
        isDomain
          ? "the tile origin is the corner of the coordinate domain; tiles will not overlay base maps"
          : "the tile origin is \(Wording.measured(distance)) m off that of ArcGIS Online; tiles will not overlay exactly",
        at: .origin(.x))
    ]
  }
}
