import Diagnostics

struct UnusualSpelling: ReaderRule {
  let problems: [Problem] = [.aliasKey, .numberAsString, .emptyExtent, .encoding]
  let page = RulePage(
    "DOC005", "unusual-spelling", .warning,
    summary: "A key or a value is not spelled as ArcGIS writes it.",
    reason: "tilescheme reads it, but most other programs know only the spelling of ArcGIS.",
    remedy: "Use the spelling of ArcGIS.", source: "`Reference/root-json.md#spellings`",
    example: RuleExample(.readyToServe, passing: "\"packetSize\": 128", failing: "\"packetsize\": 128"))
}
