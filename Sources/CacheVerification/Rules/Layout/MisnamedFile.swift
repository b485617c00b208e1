import Diagnostics

extension RulePage {
  static let misnamedFile = RulePage(
    "STO003", "misnamed-file", .error,
    summary: "A level’s folder, a bundle, a row or a tile is not named as ArcGIS names it.",
    reason:
      "Tiles are found by their names: level in decimal digits (L09), rows and columns in hexadecimal ones (R0080C0100), a bundle’s a multiple of 128. What has another name is never found.",
    remedy: "Rename it, after looking whether the name or the content is wrong.",
    source: "Esri, CompactCacheV2.md; `Reference/exploded.md#names` and `Reference/cache-folders.md#bundles`",
    example: RuleExample(inWords: "_alllayers/L09/R0080C0100.bundle", failing: "_alllayers/L0a/R0080C0100.bundle"))
}
