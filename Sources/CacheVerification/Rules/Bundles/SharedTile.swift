import Diagnostics

extension RulePage {
  static let sharedTile = RulePage(
    "STO016", "shared-tile", .info, isOptional: true,
    summary: "Two places of a bundle have the same bytes.",
    reason: "It saves space for blank tiles, but ArcGIS writes none such; an update of one changes both.",
    remedy: "None, where the program that wrote it is known to do so.",
    source: "Esri, CompactCacheV2.md",
    example: RuleExample(inWords: "an offset of its own for each tile", failing: "one offset for two tiles"))
}
