import Diagnostics

struct MissingValue: ReaderRule {
  let problems: Set<Problem> = [.missingElement, .missingKey, .missingLevel]
  let page = RulePage(
    "DOC002", "missing-value", .error,
    summary: "Something is missing that a scheme cannot do without.",
    reason: "Without an origin, a tile size or a level no reader can tell where a tile lies.",
    remedy: "Add it, from the cache’s other file or from a scheme that is known to be the same.",
    source: "ArcGIS Server WSDL, type CacheInfo; root.json of the tile package specification",
    example: RuleExample(.legacy, passing: "<TileCols>256</TileCols>\n", failing: ""))
}
