import Diagnostics

extension RulePage {
  static let sharedTile = RulePage(
    "STO016", "shared-tile", .info, isOptional: true,
    summary: "Two entries of a bundle’s index point to the same bytes.",
    reason:
      "This saves space for blank tiles, but ArcGIS does not write bundles like this. A program that overwrites one of the tiles changes both.",
    remedy: "No action is needed if the program that wrote the bundle is known to share tiles.",
    source: "Esri, CompactCacheV2.md",
    example: RuleExample(inWords: "a separate offset for each tile", failing: "the same offset for two tiles"))
}
