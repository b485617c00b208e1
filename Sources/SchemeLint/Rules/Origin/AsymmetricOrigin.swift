import Diagnostics

struct AsymmetricOrigin: LintRule {
  let page = RulePage(
    "ORG007", "asymmetric-origin", .info, clients: [.gdal],
    summary: "The extent exceeds the area that GDAL assumes for a legacy cache.",
    reason: """
      GDAL assumes that the grid of a legacy cache reaches from the tile origin (x, y) to the point with \
      opposite signs (-x, -y). It does not show the part of the extent beyond that area.
      """,
    remedy: "For GDAL, add a TileEnd element with the lower right corner after TileOrigin; ArcGIS ignores it.",
    source: "`Reference/other-programs.md#gdal-the-esric-driver` (GDAL, esric.rst)",
    example: RuleExample(.legacy, "conf.cdi", passing: "<XMax>2100000</XMax>", failing: "<XMax>4100000</XMax>"))

  func violations(in subject: LintSubject) -> [Violation] {
    // GDAL reads a fullExtent from root.json and shows that area, so only conf.xml is concerned.
    // ORG009 reports a grid of which GDAL shows nothing.
    guard subject.opened.documents.first?.document.format.form == .legacy, let frame = GDALFrame(subject),
      !frame.isEmpty, let extent = subject.extentOfScheme, extent.xMax > frame.end.x || extent.yMin < frame.end.y
    else { return [] }
    return [
      subject.violation(
        "the extent reaches beyond \(Wording.number(frame.end.x)), \(Wording.number(frame.end.y)), "
          + (frame.isStated ? "the TileEnd" : "the point with the opposite signs of the tile origin")
          + ", where GDAL ends the grid", at: .origin(.x))
    ]
  }
}
