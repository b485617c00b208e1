import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct SystemType: LintRule {
  let page = RulePage(
    "SRS009", "system-type", .error,
    summary: "The xsi:type of a SpatialReference is geographic and its well-known text is projected, or the reverse.",
    reason: "ArcGIS creates the object by the type, and cannot read the text of the other kind into it.",
    remedy: """
      Write `typens:ProjectedCoordinateSystem` for a text that begins with PROJCS, and `typens:GeographicCoordinateSystem` \
      for one that begins with GEOGCS.
      """,
    source: "`Reference/conf-xml.md#types`",
    example: RuleExample(
      .legacy, passing: "<SpatialReference xsi:type=\"typens:ProjectedCoordinateSystem\">",
      failing: "<SpatialReference xsi:type=\"typens:GeographicCoordinateSystem\">"))

  func violations(in subject: LintSubject) -> [Violation] {
    subject.references.compactMap { owner, name, reference in
      guard let kind = reference.kind, kind != .unknown, reference.wellKnownText?.isEmpty == false,
        let system = reference.knownSystem, system.kind != kind
      else { return nil }
      return subject.violation(
        "the type of the \(name) is \(kind == .geographic ? "geographic" : "projected"), but the well-known text describes "
          + "\(system.name), which is \(system.kind == .geographic ? "geographic" : "projected")",
        at: .spatialReference(owner, .whole))
    }
  }
}
