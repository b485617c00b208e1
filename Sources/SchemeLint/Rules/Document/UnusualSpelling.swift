import Diagnostics

struct UnusualSpelling: ReaderRule {
  let problems: Set<Problem> = [.aliasKey, .numberAsString, .emptyExtent, .encoding]
  let page = RulePage(
    "DOC005", "unusual-spelling", .warning,
    summary: "A key or a value is spelled as some documents have it, and not as ArcGIS writes it.",
    reason: "We read it; most other readers know ArcGIS’s own spelling only.",
    remedy: "Spell it as ArcGIS does.", source: "`Reference/packages.md#zip-rules`",
    example: RuleExample(.readyToServe, passing: "\"packetSize\": 128", failing: "\"packetsize\": 128"))
}
