import Diagnostics

struct AsymmetricOrigin: LintRule {
  let page = RulePage(
    "ORG007", "asymmetric-origin", .info, clients: [.gdal],
    summary: "The extent is not within what lies between the tile origin and its mirror image.",
    reason: """
      GDAL takes a legacy cache to reach from the origin to the point opposite of it, seen from 0, 0, and does not show \
      what lies beyond.
      """,
    remedy: "For GDAL add a TileEnd to conf.xml by hand; ArcGIS passes over it.",
    source: "`Reference/other-programs.md#gdal-the-esric-driver` (GDAL, esric.rst)",
    example: RuleExample(.legacy, "conf.cdi", passing: "<XMax>2100000</XMax>", failing: "<XMax>4100000</XMax>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.opened.documents.first?.document.format.form == .legacy, let scheme = subject.scheme,
      let extent = subject.extentOfScheme, extent.xMax > -scheme.origin.x || extent.yMin < -scheme.origin.y
    else { return [] }
    return [
      subject.violation(
        "the mirror image of the origin is \(Wording.number(-scheme.origin.x)), \(Wording.number(-scheme.origin.y)), "
          + "and the extent reaches beyond", at: .origin(.x))
    ]
  }
}
