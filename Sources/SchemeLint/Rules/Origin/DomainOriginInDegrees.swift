import Diagnostics

struct DomainOriginInDegrees: LintRule {
  let page = RulePage(
    "ORG005", "domain-origin-in-degrees", .warning, clients: [.gdal, .leaflet],
    summary: "A geographic scheme has ArcGIS’s default origin, -400, 400.",
    reason:
      "Leaflet, OpenLayers and GeoWebCache assume -180, 90 unless they are told otherwise; GDAL shows 400 degrees.",
    remedy: "For these clients take -180, 90, or tell them the origin.",
    source: "`Reference/origins-and-domains.md#geographic-systems` (esri-leaflet #169)",
    example: RuleExample(.service, passing: "{\"x\": -180, \"y\": 90}", failing: "{\"x\": -400, \"y\": 400}"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, subject.system?.kind == .geographic, scheme.origin.x == -400,
      scheme.origin.y == 400
    else { return [] }
    return [
      subject.violation("the tile origin is -400, 400, ArcGIS’s default; many clients assume -180, 90", at: .origin(.x))
    ]
  }
}
