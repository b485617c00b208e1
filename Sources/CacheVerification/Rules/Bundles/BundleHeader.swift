import Diagnostics

extension RulePage {
  static let bundleHeader = RulePage(
    "STO002", "bundle-header", .error,
    summary: "A bundle’s header is invalid or belongs to another bundle.",
    reason: "ArcGIS and GDAL check the header, and show no tile of a bundle whose header is wrong.",
    remedy: "Copy the bundle from its source again; do not trust the tiles of this copy.",
    source:
      "Esri, CompactCacheV2.md; `Reference/compact-v1.md#the-bundle`, `Reference/compact-v2.md#the-header` and `Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(inWords: "version 3 in the first four bytes", failing: "version 4 in the first four bytes"))
}
