import Diagnostics

struct DomainOriginInDegrees: LintRule {
  let page = RulePage(
    "ORG005", "domain-origin-in-degrees", .warning, clients: [.gdal, .leaflet],
    summary: "A geographic scheme has the default tile origin of ArcGIS, -400, 400.",
    reason: """
      Leaflet, OpenLayers and GeoWebCache assume -180, 90 unless another origin is configured. GDAL also shows the \
      empty area out to 400 degrees.
      """,
    remedy: "For these clients, make the cache with the origin -180, 90, or configure its origin in the client.",
    source: "`Reference/origins-and-domains.md#geographic-systems` (esri-leaflet #169)",
    example: RuleExample(.service, passing: "{\"x\": -180, \"y\": 90}", failing: "{\"x\": -400, \"y\": 400}"))

  func violations(in subject: LintSubject) -> [Violation] {
    // Exactly the corner of the default domain. Any other origin was chosen on purpose.
    guard let scheme = subject.scheme, subject.system?.kind == .geographic, scheme.origin.x == -400,
      scheme.origin.y == 400
    else { return [] }
    return [
      subject.violation(
        "the tile origin is -400, 400, the default of ArcGIS; many clients assume -180, 90", at: .origin(.x))
    ]
  }
}
