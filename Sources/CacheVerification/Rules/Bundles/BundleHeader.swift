import Diagnostics

extension RulePage {
  static let bundleHeader = RulePage(
    "STO002", "bundle-header", .error,
    summary: "A bundle’s header is none, or is that of another bundle.",
    reason: "ArcGIS and GDAL check it, and show nothing of a bundle that fails.",
    remedy: "Take the bundle from the source again; its tiles cannot be trusted.",
    source: "Esri, CompactCacheV2.md; `arcgis-semantics.md` §4.3, §4.4 and §7, STO-002",
    example: RuleExample(inWords: "version 3 in the first four bytes", failing: "version 4 in the first four bytes"))
}
