import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ContradictoryCoordinateSystem: LintRule {
  let page = RulePage(
    "SRS005", "contradictory-coordinate-system", .error,
    summary: "The WKID and the well-known text describe different coordinate systems.",
    reason: "ArcGIS uses the WKID and GDAL the well-known text, so they show the same cache in two different places.",
    remedy: "Find out in which of the two systems the tiles were made, and correct the other value.",
    source: "`Reference/coordinate-systems.md#wkid-latestwkid-and-wkt`",
    example: RuleExample(
      .legacy, passing: "UNIT[&quot;Meter&quot;,1.0]",
      failing: "UNIT[&quot;Foot_US&quot;,0.3048006096012192]"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let reference = subject.scheme?.spatialReference, let text = reference.wellKnownText,
      subject.statedText != nil, let stated = subject.statedSystem,
      // The text of another system than those of the table comes from PROJ, which is asked once for each system.
      let system = LookedUpSystems.system(of: reference)
    else { return [] }
    // Names are not compared: Esri, EPSG and PROJ spell the same system in different ways. Only the projection, its
    // parameters, the unit and the spheroid decide.
    let contradictions = LookedUpSystems.contradictions(of: text, in: reference)
    if contradictions.isEmpty { return [] }
    let number: SchemeField.ReferenceValue = reference.wkid == nil ? .latestWKID : .wkid
    return [
      subject.violation(
        "the well-known text describes \(stated.name), but WKID \(reference.wkid ?? reference.latestWKID ?? 0) is "
          + "\(system.name); they differ in \(contradictions.joined(separator: ", "))",
        at: .spatialReference(.scheme, .wellKnownText),
        noting: [("the WKID is here", .spatialReference(.scheme, number))])
    ]
  }
}
