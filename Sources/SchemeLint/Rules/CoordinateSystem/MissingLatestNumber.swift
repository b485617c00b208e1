import Diagnostics
import SchemeFormats
import TilingSchemes

struct MissingLatestNumber: LintRule {
  let page = RulePage(
    "SRS003", "missing-latest-wkid", .info,
    summary: "Web Mercator is 102100 without the newer number 3857, or different numbers in different places.",
    reason: "Programs that know EPSG’s numbers only do not know 102100; old GDAL reads the latest number alone.",
    remedy: "Write wkid 102100 and latestWkid 3857 everywhere, as ArcGIS does.",
    source: "`Reference/coordinate-systems.md#web-mercator` (GDAL, ESRIC CreateSRS)",
    example: RuleExample(
      .readyToServe, passing: "\"spatialReference\": {\"wkid\": 102100, \"latestWkid\": 3857},\n    \"lods\"",
      failing: "\"spatialReference\": {\"wkid\": 102100},\n    \"lods\""))

  func violations(in subject: LintSubject) -> [Violation] {
    // Before 10.1 conf.xml had no place for it.
    guard subject.opened.documents.first?.document.format.form == .readyToServe,
      let reference = subject.scheme?.spatialReference
    else { return [] }
    if reference.wkid == 102_100, reference.latestWKID == nil {
      return [
        subject.violation("102100 stands without latestWkid 3857", at: .spatialReference(.scheme, .wkid))
      ]
    }
    let others: [(SchemeField.ReferenceOwner, SpatialReference?)] = [
      (.map, subject.model.spatialReference), (.fullExtent, subject.model.fullExtent?.spatialReference),
    ]
    let numbers: Set = [102_100, 3857]
    return others.compactMap { owner, other in
      guard let own = reference.wkid, let number = other?.wkid, own != number, numbers.contains(own),
        numbers.contains(number)
      else { return nil }
      return subject.violation(
        "this is \(number), and the scheme says \(own); they are the same system",
        at: .spatialReference(owner, .wkid))
    }
  }
}
