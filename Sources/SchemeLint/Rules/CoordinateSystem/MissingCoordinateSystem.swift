import Diagnostics

struct MissingCoordinateSystem: LintRule {
  let page = RulePage(
    "SRS001", "missing-coordinate-system", .error,
    summary: "The scheme has neither a WKID nor a well-known text.",
    reason: """
      No program can place the tiles on Earth. GDAL reads a conf.xml without a well-known text as WGS84, without a \
      warning, and refuses such a root.json.
      """,
    remedy: "Add the WKID or the well-known text of the coordinate system in which the cache was made.",
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
    // A scheme without a reference has no text to mark, so the finding is shown at the list of levels beside it.
    let place =
      scheme.spatialReference == nil
      ? subject.place(of: .levels) : subject.place(of: .spatialReference(.scheme, .whole))
    // The reader has reported a number or a text that it cannot read.
    if let place, scheme.spatialReference != nil, subject.hasReadingError(within: place) { return [] }
    return [
      Violation("the scheme has no coordinate system", in: place?.document ?? 0, at: place?.range)
    ]
  }
}
