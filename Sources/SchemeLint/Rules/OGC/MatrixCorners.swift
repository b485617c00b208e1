import Diagnostics

struct MatrixCorners: ReaderRule {
  let problems: [Problem] = [.matrixCorners]
  let page = RulePage(
    "OGC005", "matrix-corners", .warning,
    summary: "The tile matrices of a set do not all begin at one corner.",
    reason: "ArcGIS and most clients have one tile origin for all levels, so such a set cannot be converted. "
      + "GeoWebCache makes such sets if alignTopLeft is false.",
    remedy: "Use a set whose matrices have a common corner; in GeoWebCache, set alignTopLeft to true.",
    source: "`Reference/open-formats.md#tile-matrix-sets`",
    example: RuleExample(
      .tileMatrixSet, passing: "\"pointOfOrigin\": [10000000, -1000000],\n      \"tileHeight\": 256",
      failing: "\"pointOfOrigin\": [10000100, -1000000],\n      \"tileHeight\": 256"))
}
