import Diagnostics
import SchemeFormats
import TilingSchemes

struct MissingLatestNumber: LintRule {
  let page = RulePage(
    "SRS003", "missing-latest-wkid", .info,
    summary: "Web Mercator is written as 102100 without latestWkid 3857, or with two different WKIDs.",
    reason: "Programs that know only EPSG codes do not know 102100. Old releases of GDAL read latestWkid only.",
    remedy: "Write wkid 102100 and latestWkid 3857 everywhere, as ArcGIS does.",
    source: "`Reference/coordinate-systems.md#web-mercator` (GDAL, ESRIC CreateSRS)",
    example: RuleExample(
      .readyToServe, passing: "\"spatialReference\": {\"wkid\": 102100, \"latestWkid\": 3857},\n    \"lods\"",
      failing: "\"spatialReference\": {\"wkid\": 102100},\n    \"lods\""))

  func violations(in subject: LintSubject) -> [Violation] {
    // The element LatestWKID came with ArcGIS 10.1: a conf.xml of an older release cannot have it.
    guard subject.opened.documents.first?.document.format.form == .readyToServe,
      let reference = subject.scheme?.spatialReference
    else { return [] }
    if reference.wkid == 102_100, reference.latestWKID == nil {
      return [
        subject.violation("the wkid is 102100, but latestWkid 3857 is missing", at: .spatialReference(.scheme, .wkid))
      ]
    }
    // Only the two numbers of Web Mercator are compared. Other differences are the subject of SRS004.
    let others: [(SchemeField.ReferenceOwner, SpatialReference?)] = [
      (.map, subject.model.spatialReference), (.fullExtent, subject.model.fullExtent?.spatialReference),
    ]
    return others.compactMap { owner, other in
      guard let own = reference.wkid, let number = other?.wkid, own != number, Self.isWebMercator(own),
        Self.isWebMercator(number)
      else { return nil }
      return subject.violation(
        "the wkid is \(number) here and \(own) in the scheme; both mean Web Mercator",
        at: .spatialReference(owner, .wkid))
    }
  }

  private static func isWebMercator(_ number: Int) -> Bool { number == 102_100 || number == 3857 }
}
