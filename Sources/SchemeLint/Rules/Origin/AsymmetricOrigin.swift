import Diagnostics

struct AsymmetricOrigin: LintRule {
  let page = RulePage(
    "ORG007", "asymmetric-origin", .info, clients: [.gdal],
    summary: "The extent exceeds the area that GDAL assumes for a legacy cache.",
    reason: """
      GDAL assumes that the grid of a legacy cache reaches from the tile origin to its mirror image about 0, 0. It \
      does not show the part of the extent beyond that area.
      """,
    remedy: "For GDAL, add a TileEnd element with the lower right corner after TileOrigin; ArcGIS ignores it.",
    source: "`Reference/other-programs.md#gdal-the-esric-driver` (GDAL, esric.rst)",
    example: RuleExample(.legacy, "conf.cdi", passing: "<XMax>2100000</XMax>", failing: "<XMax>4100000</XMax>"))

  func violations(in subject: LintSubject) -> [Violation] {
    // GDAL reads a fullExtent from root.json and shows that area, so only conf.xml is concerned.
    guard subject.opened.documents.first?.document.format.form == .legacy, let scheme = subject.scheme,
      let extent = subject.extentOfScheme, extent.xMax > -scheme.origin.x || extent.yMin < -scheme.origin.y
    else { return [] }
    return [
      subject.violation(
        "the extent reaches beyond \(Wording.number(-scheme.origin.x)), \(Wording.number(-scheme.origin.y)), "
          + "the mirror image of the tile origin, where GDAL ends the grid", at: .origin(.x))
    ]
  }
}
