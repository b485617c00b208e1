import Diagnostics

struct NonSquareTiles: LintRule {
  let page = RulePage(
    "TIL001", "non-square-tiles", .error,
    summary: "The tiles are not square.",
    reason: "GDAL and ArcGIS clients refuse such a scheme.",
    remedy: "Write the same value for TileCols and TileRows.",
    source: "`Reference/scales-and-resolutions.md#tile-size`",
    example: RuleExample(.legacy, passing: "<TileRows>256</TileRows>", failing: "<TileRows>512</TileRows>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, scheme.tileWidth != scheme.tileHeight else { return [] }
    return [
      subject.violation(
        "tiles are \(scheme.tileWidth) pixels wide and \(scheme.tileHeight) pixels high", at: .tileHeight,
        noting: [("the width is here", .tileWidth)])
    ]
  }
}
