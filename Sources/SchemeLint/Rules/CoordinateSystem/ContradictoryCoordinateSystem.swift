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
    let own = subject.references.first { $0.owner == .scheme }
    return subject.references.compactMap { stated in
      let reference = stated.reference
      // Most references of a file are equal, and that of the scheme stands for them.
      if stated.owner != .scheme, let own, own.reference.isStatedLike(reference) { return nil }
      // The text of another system than those of the table comes from PROJ, which is asked once for each system.
      guard let text = reference.wellKnownText, let parsed = stated.text, let described = stated.system,
        let system = LookedUpSystems.system(of: reference)
      else { return nil }
      // Names are not compared: Esri, EPSG and PROJ spell the same system in different ways. Only the projection, its
      // parameters, the unit and the spheroid decide.
      let contradictions = LookedUpSystems.contradictions(of: text, in: reference)
      // SRS008 and SRS014 report a text that describes no system.
      if contradictions.isEmpty || UnitFactor.hasFault(parsed) || ImpossibleParameter.hasFault(parsed) { return nil }
      let number: SchemeField.ReferenceValue = reference.wkid == nil ? .latestWKID : .wkid
      let name = stated.owner == .scheme ? "" : " of the \(stated.name)"
      return subject.violation(
        "the well-known text\(name) describes \(described.name), but WKID \(reference.wkid ?? reference.latestWKID ?? 0) "
          + "is \(system.name); they differ in \(contradictions.joined(separator: ", "))",
        at: .spatialReference(stated.owner, .wellKnownText),
        noting: [("the WKID is here", .spatialReference(stated.owner, number))])
    }
  }
}

extension SpatialReference {
  /// Whether both have the same numbers and the same text.
  fileprivate func isStatedLike(_ other: SpatialReference) -> Bool {
    wkid == other.wkid && latestWKID == other.latestWKID && wellKnownText == other.wellKnownText
  }
}
