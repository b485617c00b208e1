import Diagnostics

struct NonSquareTiles: LintRule {
  let page = RulePage(
    "TIL001", "non-square-tiles", .error,
    summary: "Tiles are not as wide as they are high.",
    reason: "GDAL and the ArcGIS clients refuse such a scheme.",
    remedy: "Give TileCols and TileRows the same value.",
    source: "`Reference/scales-and-resolutions.md#tile-size`",
    example: RuleExample(.legacy, passing: "<TileRows>256</TileRows>", failing: "<TileRows>512</TileRows>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, scheme.tileWidth != scheme.tileHeight else { return [] }
    return [
      subject.violation(
        "tiles are \(scheme.tileWidth) pixels wide and \(scheme.tileHeight) high", at: .tileHeight,
        noting: [("the width is here", .tileWidth)])
    ]
  }
}
