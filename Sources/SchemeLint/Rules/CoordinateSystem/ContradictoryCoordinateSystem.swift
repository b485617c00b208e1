import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ContradictoryCoordinateSystem: LintRule {
  let page = RulePage(
    "SRS005", "contradictory-coordinate-system", .error,
    summary: "The WKID and the well-known text name different systems.",
    reason: "ArcGIS goes by the number, GDAL by the text: the same cache lies in two places.",
    remedy: "Find out in which of the two the cache was made, and mend the other.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt`",
    example: RuleExample(
      .legacy, passing: "UNIT[&quot;Meter&quot;,1.0]",
      failing: "UNIT[&quot;Foot_US&quot;,0.3048006096012192]"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let reference = subject.scheme?.spatialReference, let stated = subject.statedSystem,
      let known = KnownSystem.find(reference), let text = reference.wellKnownText,
      // Most files hold the very text of the table.
      text != known.wellKnownText, let own = WellKnownText(text), let tabled = WellKnownText(known.wellKnownText)
    else { return [] }
    let contradictions = own.contradictions(with: tabled)
    if contradictions.isEmpty { return [] }
    let number: SchemeField.ReferenceValue = reference.wkid == nil ? .latestWKID : .wkid
    return [
      subject.violation(
        "the well-known text is \(stated.name), WKID \(reference.wkid ?? reference.latestWKID ?? 0) is "
          + "\(known.system.name); they differ in \(contradictions.joined(separator: ", "))",
        at: .spatialReference(.scheme, .wellKnownText),
        noting: [("the number is here", .spatialReference(.scheme, number))])
    ]
  }
}
