import Diagnostics

struct MissingValue: ReaderRule {
  let problems: [Problem] = [.missingElement, .missingKey, .missingLevel]
  let page = RulePage(
    "DOC002", "missing-value", .error,
    summary: "A value that every scheme needs is missing.",
    reason: "Without a tile origin, a tile size or a level, no program can compute where a tile is.",
    remedy: "Add the value. Copy it from the other file of the cache, or from a scheme that is certainly the same.",
    source: "ArcGIS Server WSDL, type CacheInfo; root.json of the tile package specification",
    example: RuleExample(.legacy, passing: "<TileCols>256</TileCols>\n", failing: ""))
}
