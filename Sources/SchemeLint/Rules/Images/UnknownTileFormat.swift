import Diagnostics

struct UnknownTileFormat: LintRule {
  let page = RulePage(
    "IMG001", "unknown-tile-format", .error,
    summary: "The tile format is not one of the formats of ArcGIS.",
    reason: "The server does not know which tile files to read, or how to name new ones.",
    remedy: "Write PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC.",
    source: "ArcGIS Pro, “Create Map Server Cache”, cache_tile_format",
    example: RuleExample(.legacy, passing: "<CacheTileFormat>JPEG<", failing: "<CacheTileFormat>WEBP<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard case .other(let name)? = subject.model.image?.format else { return [] }
    return [subject.violation("“\(name)” is not a tile format of ArcGIS", at: .imageFormat)]
  }
}
