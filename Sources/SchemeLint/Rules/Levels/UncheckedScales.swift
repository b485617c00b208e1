import Diagnostics
import SchemeFormats
import TilingSchemes

struct UncheckedScales: LintRule {
  let page = RulePage(
    "LOD017", "scales-not-checked", .info,
    summary: "The scales are not checked, because the unit of the coordinate system is unknown.",
    reason: """
      The scale of a level follows from its resolution, the DPI and the unit of the map. Without the unit, a wrong scale \
      is not found.
      """,
    remedy: """
      Install PROJ, which knows the systems that are not in the table of tilescheme, or write the well-known text of the \
      system.
      """,
    source: "`Reference/scales-and-resolutions.md#the-equation`",
    example: RuleExample(inWords: "a WKID that PROJ knows", failing: "a WKID that no program knows, without a WKT"))

  func violations(in subject: LintSubject) -> [Violation] {
    // Without any identifier of the system, SRS001 is the finding.
    guard let scheme = subject.scheme, !scheme.levels.isEmpty, let reference = subject.reference,
      reference.wkid != nil || reference.latestWKID != nil || reference.wellKnownText?.isEmpty == false,
      subject.system == nil
    else { return [] }
    return [
      subject.violation(
        "scales not checked: the unit of \(reference.displayName) is unknown",
        at: .spatialReference(scheme.spatialReference == nil ? .map : .scheme, .whole))
    ]
  }
}
