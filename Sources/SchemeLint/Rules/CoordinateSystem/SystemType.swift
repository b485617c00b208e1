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
    subject.references.compactMap { stated in
      guard let kind = stated.reference.kind, kind != .unknown, let system = stated.system, system.kind != kind
      else { return nil }
      return subject.violation(
        "the type of the \(stated.name) is \(kind == .geographic ? "geographic" : "projected"), but the well-known text describes "
          + "\(system.name), which is \(system.kind == .geographic ? "geographic" : "projected")",
        at: .spatialReference(stated.owner, .whole))
    }
  }
}
