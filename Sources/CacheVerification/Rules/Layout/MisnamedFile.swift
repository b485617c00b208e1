import Diagnostics

extension RulePage {
  static let misnamedFile = RulePage(
    "STO003", "misnamed-file", .error,
    summary: "The name of a level folder, bundle, row folder or tile differs from the name that ArcGIS uses.",
    reason:
      "Programs find a tile by the names of its folders and file: the level in decimal digits (L09), rows and columns in hexadecimal digits (R0080C0100), and multiples of 128 in the name of a bundle. A file with another name is never found.",
    remedy: "Check whether the name or the content is wrong. If it is the name, rename the file or folder.",
    source: "Esri, CompactCacheV2.md; `Reference/exploded.md#names` and `Reference/cache-folders.md#bundles`",
    example: RuleExample(inWords: "_alllayers/L09/R0080C0100.bundle", failing: "_alllayers/L0a/R0080C0100.bundle"))
}
