import Diagnostics

struct UnusualTileSize: LintRule {
  let page = RulePage(
    "TIL002", "unusual-tile-size", .warning,
    summary: "The tile size is none of 128, 256, 512 and 1024 pixels.",
    reason: "ArcGIS makes no others, and few readers have met them.",
    remedy: "For a new cache take 256 or 512.", source: "ArcGIS Pro, “Create Map Server Cache”, tile_size",
    example: RuleExample(
      .legacy, passing: "<TileCols>256</TileCols>\n    <TileRows>256</TileRows>",
      failing: "<TileCols>300</TileCols>\n    <TileRows>300</TileRows>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, scheme.tileWidth == scheme.tileHeight,
      ![128, 256, 512, 1024].contains(scheme.tileWidth)
    else { return [] }
    return [subject.violation("tiles of \(scheme.tileWidth) pixels are none that ArcGIS makes", at: .tileWidth)]
  }
}
