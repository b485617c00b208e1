import Diagnostics

struct UnusualTileSize: LintRule {
  let page = RulePage(
    "TIL002", "unusual-tile-size", .warning,
    summary: "The tile size is not 128, 256, 512 or 1024 pixels.",
    reason: "ArcGIS makes only these sizes, and few programs are tested with others.",
    remedy: "For a new cache, use 256 or 512 pixels.", source: "ArcGIS Pro, “Create Map Server Cache”, tile_size",
    example: RuleExample(
      .legacy, passing: "<TileCols>256</TileCols>\n    <TileRows>256</TileRows>",
      failing: "<TileCols>300</TileCols>\n    <TileRows>300</TileRows>"))

  func violations(in subject: LintSubject) -> [Violation] {
    // TIL001 reports tiles that are not square.
    guard let scheme = subject.scheme, scheme.tileWidth == scheme.tileHeight,
      ![128, 256, 512, 1024].contains(scheme.tileWidth)
    else { return [] }
    return [
      subject.violation(
        "the tile size is \(scheme.tileWidth) pixels; ArcGIS makes 128, 256, 512 and 1024", at: .tileWidth)
    ]
  }
}
