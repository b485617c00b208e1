import Diagnostics

extension RulePage {
  static let bundleHeader = RulePage(
    "STO002", "bundle-header", .error,
    summary: "A bundle’s header is none, or is that of another bundle.",
    reason: "ArcGIS and GDAL check it, and show nothing of a bundle that fails.",
    remedy: "Take the bundle from the source again; its tiles cannot be trusted.",
    source:
      "Esri, CompactCacheV2.md; `Reference/compact-v1.md#the-bundle`, `Reference/compact-v2.md#the-header` and `Reference/compact-v2.md#what-tilescheme-checks`",
    example: RuleExample(inWords: "version 3 in the first four bytes", failing: "version 4 in the first four bytes"))
}
