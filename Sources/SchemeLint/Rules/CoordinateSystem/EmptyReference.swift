import Diagnostics
import SchemeFormats
import TilingSchemes

struct EmptyReference: LintRule {
  let page = RulePage(
    "SRS013", "empty-reference", .warning,
    summary: "An extent or the map has a spatial reference without a WKID and without a well-known text.",
    reason: """
      The numbers are probably in the system of the scheme, but no program can be sure. A program that reads the extent \
      without the scheme finds no system.
      """,
    remedy: "Copy the spatial reference of the scheme, or remove the empty one.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt` and `Reference/conf-cdi.md#pitfalls`",
    example: RuleExample(
      .readyToServe,
      passing: "\"initialExtent\": {\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": -12000000, \"ymax\": 5000000, "
        + "\"spatialReference\": {\"wkid\": 102100, \"latestWkid\": 3857}}",
      failing: "\"initialExtent\": {\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": -12000000, \"ymax\": 5000000, "
        + "\"spatialReference\": {}}"))

  func violations(in subject: LintSubject) -> [Violation] {
    subject.references.compactMap { stated in
      // SRS001 reports a scheme without a system, and SRS007 a text that is empty.
      guard stated.reference.isUnnamed, stated.owner != .scheme, subject.reference?.isUnnamed == false,
        let place = subject.place(of: .spatialReference(stated.owner, .whole)),
        // The reader has reported a number that it cannot read.
        !subject.hasReadingError(within: place)
      else { return nil }
      return Violation(
        "the spatial reference of the \(stated.name) has neither a WKID nor a well-known text", in: place.document,
        at: place.range)
    }
  }
}

extension SpatialReference {
  /// Whether nothing names the system: there is neither a number nor a text, not even an empty one.
  var isUnnamed: Bool { wkid == nil && latestWKID == nil && wellKnownText == nil }
}
