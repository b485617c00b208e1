import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct UnreadableText: LintRule {
  let page = RulePage(
    "SRS007", "unreadable-wkt", .error,
    summary: "The well-known text of a coordinate system is empty, truncated, or not a system that ArcGIS reads.",
    reason: """
      ArcGIS creates the system from the text, and GDAL knows only the text: with one that it cannot read, it places the \
      tiles as WGS84, without a warning.
      """,
    remedy: "Copy the text from a file that ArcGIS wrote with the same WKID.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt`; OGC 01-009, §7.2",
    example: RuleExample(.legacy, passing: "2193]]</WKT>\n      <XOrigin>", failing: "2193</WKT>\n      <XOrigin>"))

  func violations(in subject: LintSubject) -> [Violation] {
    let isLegacy = subject.opened.documents.first?.document.format.form == .legacy
    return subject.references.compactMap { stated in
      let (owner, name, reference) = (stated.owner, stated.name, stated.reference)
      guard let text = reference.wellKnownText, !stated.isTabled, stated.system == nil else { return nil }
      let words: String
      if text.isEmpty {
        // JSON states a system by its WKID, and an empty text beside it says nothing.
        guard isLegacy || reference.wkid == nil && reference.latestWKID == nil else { return nil }
        words = "is empty"
      } else {
        guard let node = stated.text else {
          return subject.violation(
            "the well-known text of the \(name) cannot be read: it is truncated, or its brackets and quotation marks do not match",
            at: .spatialReference(owner, .wellKnownText))
        }
        words =
          ["PROJCS", "GEOGCS"].contains(node.keyword)
          ? "states no unit" : "is a \(node.keyword), not a PROJCS or GEOGCS"
      }
      return subject.violation(
        "the well-known text of the \(name) \(words)",
        at: .spatialReference(owner, text.isEmpty ? .whole : .wellKnownText))
    }
  }
}
