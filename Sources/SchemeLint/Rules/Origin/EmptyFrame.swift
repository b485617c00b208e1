import Diagnostics
import SchemeFormats
import TilingSchemes

struct EmptyFrame: LintRule {
  let page = RulePage(
    "ORG009", "empty-frame", .warning, clients: [.gdal],
    summary: "The tile origin is to the right of x = 0 or below y = 0, so the area that GDAL assumes is empty.",
    reason: """
      GDAL assumes that the grid reaches from the tile origin (x, y) to (-x, -y). If x is positive or y is negative, \
      nothing is between the two points, and GDAL and QGIS refuse the cache. Their message, “Too many levels”, is \
      misleading.
      """,
    remedy: """
      In a conf.xml, add a TileEnd element with the lower right corner after TileOrigin; ArcGIS ignores it. For a root.json \
      there is no remedy: convert the cache to the legacy form.
      """,
    source: "`Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(.legacy, passing: "<X>-4020900</X>", failing: "<X>700000</X>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let frame = GDALFrame(subject), frame.isEmpty else { return [] }
    return [
      subject.violation(
        "GDAL reads the grid from \(Wording.number(frame.origin.x)), \(Wording.number(frame.origin.y)) to "
          + "\(Wording.number(frame.end.x)), \(Wording.number(frame.end.y)), between which there is nothing",
        at: .origin(frame.end.x <= frame.origin.x ? .x : .y))
    ]
  }
}
