import Diagnostics

extension RulePage {
  static let archiveMetadata = RulePage(
    "PMT001", "archive-metadata", .warning,
    summary: "The metadata of a PMTiles archive are missing, or are not a JSON object.",
    reason:
      "Viewers show neither the name nor the attribution of the map, and some refuse the archive.",
    remedy:
      "Write the archive again with its metadata: tilescheme convert, or pmtiles edit.",
    source: "`Reference/pmtiles.md#metadata`",
    example: RuleExample(
      inWords: "{\"name\":\"Town\"}", failing: "no metadata"))
}
