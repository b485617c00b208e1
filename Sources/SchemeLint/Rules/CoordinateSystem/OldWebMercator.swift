import Diagnostics
import SchemeFormats

struct OldWebMercator: LintRule {
  let page = RulePage(
    "SRS002", "old-web-mercator", .warning,
    summary: "The coordinate system is an old or unofficial number of Web Mercator: 102113, 3785 or 900913.",
    reason: """
      ArcGIS treats 102113 and 102100 (3857) as different systems, so the cache does not overlay base maps. 3785 was EPSG’s \
      first number and is deprecated. 900913 is in no database, so ArcGIS does not know it.
      """,
    remedy: "Write WKID 102100 and LatestWKID 3857. The coordinates stay the same.",
    source: "`Reference/coordinate-systems.md#web-mercator` (Esri knowledge base article 000010769)",
    example: RuleExample(
      .readyToServe, passing: "\"spatialReference\": {\"wkid\": 102100, \"latestWkid\": 3857},\n    \"lods\"",
      failing: "\"spatialReference\": {\"wkid\": 102113, \"latestWkid\": 3785},\n    \"lods\""))

  func violations(in subject: LintSubject) -> [Violation] {
    let owner: SchemeField.ReferenceOwner = subject.scheme?.spatialReference == nil ? .map : .scheme
    guard let wkid = subject.reference?.wkid, [102_113, 3785, 900_913].contains(wkid) else { return [] }
    // The fix is not safe: ArcGIS then treats the cache as one in another coordinate system.
    let number = subject.fix(.spatialReference(owner, .wkid), to: "102100", isSafe: false)
    let latest = subject.fix(.spatialReference(owner, .latestWKID), to: "3857", isSafe: false)
    return [
      subject.violation(
        "WKID \(wkid) is an old or unofficial number of Web Mercator; ArcGIS uses 102100",
        at: .spatialReference(owner, .wkid),
        fix: number.map { Fix("write 102100", isSafe: false, edits: $0.edits + (latest?.edits ?? [])) })
    ]
  }
}
