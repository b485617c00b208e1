import Diagnostics

struct SwappedCorner: ReaderRule {
  let problems: [Problem] = [.swappedCorner]
  let page = RulePage(
    "OGC003", "swapped-corner", .warning,
    summary: "The corner of a tile matrix states its coordinates in another order than its coordinate system.",
    reason: "OGC's formats use the order of the system: northing or latitude first for many of them. Programs "
      + "that obey place every tile elsewhere.",
    remedy: "Exchange the two numbers of every corner, or name a system that states x first.",
    source: "`Reference/open-formats.md#axis-order`",
    example: RuleExample(
      .tileMatrixSet, passing: "\"pointOfOrigin\": [10000000, -1000000],\n      \"tileWidth\": 256",
      failing: "\"pointOfOrigin\": [-1000000, 10000000],\n      \"tileWidth\": 256"))
}
