import Diagnostics

struct MalformedDocument: ReaderRule {
  let problems: [Problem] = [.malformed, .unexpectedContent, .unexpectedElement]
  let page = RulePage(
    "DOC001", "malformed-document", .error,
    summary: "The document is not well-formed XML or JSON, or its content is not what its name says.",
    reason: "ArcGIS and all other programs refuse the file. A server that finds it stops serving the cache.",
    remedy: "Restore the file from a backup, or correct it at the place that the finding shows.",
    source: "XML 1.0, RFC 8259; ArcGIS error 001931",
    example: RuleExample(.legacy, passing: "</TileOrigin>", failing: "</TileOrigi>"))
}
