import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct DifferentCoordinateSystems: LintRule {
  let page = RulePage(
    "SRS004", "different-coordinate-systems", .error,
    summary: "An extent or the map has another coordinate system than the scheme.",
    reason: """
      Most programs read the extent in the coordinate system of the scheme and compute wrong rows and columns. GDAL \
      ignores such an extent.
      """,
    remedy: "Write the extent in the coordinate system of the scheme.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt` (ArcGIS analyzers 00079 and 003209)",
    example: RuleExample(
      .readyToServe, passing: "\"spatialReference\": {\"wkid\": 102100, \"latestWkid\": 3857}}\n}",
      failing: "\"spatialReference\": {\"wkid\": 2193, \"latestWkid\": 2193}}\n}"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let own = subject.scheme?.spatialReference else { return [] }
    let others: [(name: String, owner: SchemeField.ReferenceOwner, reference: SpatialReference?)] = [
      ("full extent", .fullExtent, subject.model.fullExtent?.spatialReference),
      ("initial extent", .initialExtent, subject.model.initialExtent?.spatialReference),
      ("map", .map, subject.model.spatialReference),
    ]
    return item(of: subject)
      + others.compactMap { name, owner, reference in
        // 102100, 102113 and 3857 do not contradict one another: they are the same system for tiles.
        guard let reference, own.contradicts(reference),
          // A reference with a fault of its own has a finding, which explains the difference. The other one is sound.
          !subject.hasOwnFault(.scheme), !subject.hasOwnFault(owner)
        else { return nil }
        return subject.violation(
          "the \(name) has \(words(reference)), but the scheme has \(words(own))",
          at: .spatialReference(owner, reference.wkid == nil ? .whole : .wkid))
      }
  }

  /// The extent of the item is in WGS84, whatever the system of the scheme is.
  private func item(of subject: LintSubject) -> [Violation] {
    guard let reference = subject.model.item?.extent?.spatialReference, SpatialReference.wgs84.contradicts(reference)
    else { return [] }
    return [
      subject.violation(
        "the extent of the item has \(words(reference)), but it must be in WGS84, WKID 4326",
        at: .spatialReference(.item, reference.wkid == nil ? .whole : .wkid), severity: .warning)
    ]
  }

  /// The WKID, by which people search, and the name, which they recognise.
  private func words(_ reference: SpatialReference) -> String {
    let code = (reference.wkid ?? reference.latestWKID).map { "WKID \($0)" } ?? "no WKID"
    return "\(code) (\(reference.displayName))"
  }
}
