import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct DifferentCoordinateSystems: LintRule {
  let page = RulePage(
    "SRS004", "different-coordinate-systems", .error,
    summary: "The scheme and an extent, or the map, are in different coordinate systems.",
    reason:
      "The extent’s numbers are read in the scheme’s system: rows and columns come out wrong, or GDAL ignores the extent.",
    remedy: "Give the extent in the scheme’s coordinate system.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt` (analyzers 00079 and 003209)",
    example: RuleExample(
      .legacy, "conf.cdi", passing: "<WKID>2193</WKID>\n    <LatestWKID>2193",
      failing: "<WKID>4326</WKID>\n    <LatestWKID>4326"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let own = subject.scheme?.spatialReference else { return [] }
    let others: [(name: String, owner: SchemeField.ReferenceOwner, reference: SpatialReference?)] = [
      ("full extent", .fullExtent, subject.model.fullExtent?.spatialReference),
      ("initial extent", .initialExtent, subject.model.initialExtent?.spatialReference),
      ("map", .map, subject.model.spatialReference),
    ]
    return others.compactMap { name, owner, reference in
      guard let reference, own.contradicts(reference) else { return nil }
      return subject.violation(
        "the \(name) is in \(words(reference)), the scheme in \(words(own))",
        at: .spatialReference(owner, reference.wkid == nil ? .whole : .wkid))
    }
  }

  private func words(_ reference: SpatialReference) -> String {
    let code = (reference.wkid ?? reference.latestWKID).map { "WKID \($0)" } ?? "no WKID"
    return "\(code) (\(reference.displayName))"
  }
}
