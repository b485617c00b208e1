import Diagnostics

struct MalformedDocument: ReaderRule {
  let problems: Set<Problem> = [.malformed, .unexpectedContent, .unexpectedElement]
  let page = RulePage(
    "DOC001", "malformed-document", .error,
    summary: "The document is not well-formed XML or JSON, or holds something else than its name says.",
    reason: "ArcGIS and every other reader refuse it, and a server that finds it stops serving the cache.",
    remedy: "Restore the file, or mend it where the finding points.",
    source: "XML 1.0, RFC 8259; ArcGIS error 001931",
    example: RuleExample(.legacy, passing: "</TileOrigin>", failing: "</TileOrigi>"))
}
