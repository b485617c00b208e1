import Diagnostics

struct MissingCoordinateSystem: LintRule {
  let page = RulePage(
    "SRS001", "missing-coordinate-system", .error,
    summary: "The scheme has neither a WKID nor a well-known text.",
    reason: "Nobody can tell where on earth the tiles lie: GDAL refuses it, others take WGS84.",
    remedy: "Add the coordinate system in which the cache was made.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt`",
    example: RuleExample(
      .service, passing: "\"spatialReference\": {\"wkid\": 4326, \"latestWkid\": 4326},\n    \"lods\"",
      failing: "\"spatialReference\": {},\n    \"lods\""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme else { return [] }
    let reference = scheme.spatialReference ?? subject.model.spatialReference
    guard reference?.wkid == nil, reference?.latestWKID == nil, reference?.wellKnownText?.isEmpty != false else {
      return []
    }
    let place =
      scheme.spatialReference == nil
      ? subject.place(of: .levels) : subject.place(of: .spatialReference(.scheme, .whole))
    return [
      Violation("the scheme names no coordinate system", in: place?.document ?? 0, at: place?.range)
    ]
  }
}
