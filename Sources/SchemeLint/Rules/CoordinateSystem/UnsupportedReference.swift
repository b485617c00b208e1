import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct UnsupportedReference: LintRule {
  let page = RulePage(
    "SRS012", "unsupported-reference", .warning, clients: [.gdal],
    summary: "A conf.xml has no well-known text, or a spatialReference of a root.json has no WKID.",
    reason: """
      GDAL reads only the text of a conf.xml, and takes one without a text for WGS84 in degrees, without a warning. In a \
      root.json it reads only the numbers, and refuses the package if they are missing.
      """,
    remedy: """
      Add the missing value. `tilescheme convert` writes the text into a conf.xml, and the WKID into a root.json, if the \
      system has one.
      """,
    source: "`Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(
      inWords: "a conf.xml with WKT and WKID", failing: "a conf.xml with a WKID alone, or a root.json with a wkt alone")
  )

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.scheme != nil, let main = subject.opened.documents.first?.document else { return [] }
    switch main.format.form {
    case .legacy:
      // Without a reference there is nothing to read at all: SRS001. For 4326, GDAL's assumption is right.
      guard let reference = subject.reference, reference.wellKnownText?.isEmpty != false, !reference.isWGS84,
        reference.wkid != nil || reference.latestWKID != nil
      else { return [] }
      return [
        subject.violation(
          "there is no well-known text beside the WKID, so GDAL reads the tiles as WGS84 in degrees",
          at: .spatialReference(.scheme, .whole))
      ]
    case .readyToServe:
      // GDAL reads the reference at the top and those of the extents, but not that of tileInfo.
      let references: [(name: String, owner: SchemeField.ReferenceOwner, reference: SpatialReference?)] = [
        ("map", .map, subject.model.spatialReference),
        ("full extent", .fullExtent, subject.model.fullExtent?.spatialReference),
        ("initial extent", .initialExtent, subject.model.initialExtent?.spatialReference),
      ]
      return references.compactMap { name, owner, reference in
        guard let reference else {
          guard owner == .map else { return nil }
          return subject.violation("root.json has no spatialReference at the top, which GDAL needs", at: .whole)
        }
        guard reference.wkid == nil, reference.latestWKID == nil else { return nil }
        return subject.violation(
          "the spatialReference of the \(name) has no WKID, so GDAL refuses it", at: .spatialReference(owner, .whole))
      }
    case nil: return []
    }
  }
}
