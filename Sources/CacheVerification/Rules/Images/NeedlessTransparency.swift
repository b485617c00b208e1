import Diagnostics

extension RulePage {
  static let needlessTransparency = RulePage(
    "IMG016", "needless-transparency", .info, isOptional: true,
    summary: "In a MIXED cache, a tile without transparent pixels is a PNG32.",
    reason:
      "ArcGIS writes such tiles as JPEG, which takes a fraction of the space. The rule decodes every pixel, and takes much longer than all other checks.",
    remedy: "Rebuild the tile.",
    source: "`Reference/image-formats.md#png-by-arcgis`",
    example: RuleExample(
      inWords: "a PNG32 with transparent pixels in a MIXED cache", failing: "an opaque PNG32 in a MIXED cache"))
}
