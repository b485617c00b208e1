import Diagnostics
import SchemeFormats

struct OldWebMercator: LintRule {
  let page = RulePage(
    "SRS002", "old-web-mercator", .warning,
    summary: "The coordinate system is 102113, Esri’s first WKID for Web Mercator.",
    reason:
      "ArcGIS treats 102113 and 102100 (3857) as different systems, so the cache does not overlay base maps.",
    remedy: "Write WKID 102100 and LatestWKID 3857. The coordinates stay the same.",
    source: "`Reference/coordinate-systems.md#web-mercator` (KB 000010769)",
    example: RuleExample(
      .readyToServe, passing: "\"spatialReference\": {\"wkid\": 102100, \"latestWkid\": 3857},\n    \"lods\"",
      failing: "\"spatialReference\": {\"wkid\": 102113, \"latestWkid\": 3785},\n    \"lods\""))

  func violations(in subject: LintSubject) -> [Violation] {
    let owner: SchemeField.ReferenceOwner = subject.scheme?.spatialReference == nil ? .map : .scheme
    guard (subject.scheme?.spatialReference ?? subject.model.spatialReference)?.wkid == 102_113 else { return [] }
    // The fix is not safe: ArcGIS then treats the cache as one in another coordinate system.
    let number = subject.fix(.spatialReference(owner, .wkid), to: "102100", isSafe: false)
    let latest = subject.fix(.spatialReference(owner, .latestWKID), to: "3857", isSafe: false)
    return [
      subject.violation(
        "WKID 102113 is the old number of Web Mercator; ArcGIS now uses 102100", at: .spatialReference(owner, .wkid),
        fix: number.map { Fix("write 102100", isSafe: false, edits: $0.edits + (latest?.edits ?? [])) })
    ]
  }
}
