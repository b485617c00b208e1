import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ExchangedNumbers: LintRule {
  let page = RulePage(
    "SRS015", "exchanged-wkids", .warning,
    summary: "The WKID and the latest WKID of a coordinate system are exchanged.",
    reason: """
      The latest WKID is the number that replaced the WKID: 3857 replaced 102100. Programs that read only the latest WKID, \
      such as old releases of GDAL, then look for the old number among those of EPSG, and do not find it.
      """,
    remedy: "Exchange the two numbers. The coordinates stay the same.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt`",
    example: RuleExample(
      .readyToServe, passing: "\"spatialReference\": {\"wkid\": 102100, \"latestWkid\": 3857},\n    \"lods\"",
      failing: "\"spatialReference\": {\"wkid\": 3857, \"latestWkid\": 102100},\n    \"lods\""))

  /// The numbers of EPSG.
  private static let numbersOfEPSG = 1...32_767
  /// The numbers of Esri. 900913, an unofficial number of Web Mercator, is not among them.
  private static let numbersOfEsri = 37_001...199_999

  func violations(in subject: LintSubject) -> [Violation] {
    subject.references.compactMap { stated in
      let (owner, name, reference) = (stated.owner, stated.name, stated.reference)
      // Numbers of different systems are the subject of SRS006.
      guard let wkid = reference.wkid, let latest = reference.latestWKID, Self.numbersOfEPSG.contains(wkid),
        Self.numbersOfEsri.contains(latest),
        SpatialReference(wkid: wkid).isSameSystem(as: SpatialReference(wkid: latest)) == .same
      else { return nil }
      let number = subject.fix(.spatialReference(owner, .wkid), to: "\(latest)", isSafe: true)
      let newer = subject.fix(.spatialReference(owner, .latestWKID), to: "\(wkid)", isSafe: true)
      let fix = number.flatMap { number in
        newer.map { Fix("exchange the two numbers", isSafe: true, edits: number.edits + $0.edits) }
      }
      return subject.violation(
        "the wkid of the \(name) is \(wkid) and its latest wkid \(latest), which are exchanged: \(wkid) is the number that "
          + "replaced \(latest)", at: .spatialReference(owner, .latestWKID),
        noting: [("the wkid is here", .spatialReference(owner, .wkid))], fix: fix)
    }
  }
}
