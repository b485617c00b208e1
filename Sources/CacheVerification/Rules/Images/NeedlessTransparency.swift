import Diagnostics

extension RulePage {
  static let needlessTransparency = RulePage(
    "IMG016", "needless-transparency", .info, isOptional: true,
    summary: "In a MIXED cache, a tile without transparency is a PNG32.",
    reason: "ArcGIS makes such tiles JPEG, a fraction of the size.",
    remedy: "Build the tile anew. Every pixel is decoded for this: it takes much longer than the rest.",
    source: "`Reference/image-formats.md#how-to-recognise-a-format`",
    example: RuleExample(
      inWords: "a PNG32 with transparent pixels in a cache of MIXED", failing: "an opaque PNG32 in a cache of MIXED"))
}
