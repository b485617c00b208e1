import Diagnostics

struct UnknownAllowance: ReaderRule {
  let page = rulePage

  static let rulePage = RulePage(
    "DOC006", "unknown-allowance", .warning,
    summary: "A comment that lets rules pass names one that does not exist.",
    reason: "It lets nothing pass, and may have been meant for something.",
    remedy: "Spell the rule as `tilescheme explain` lists it.",
    source: "this tool",
    example: RuleExample(
      .legacy, passing: "<TileOrigin xsi", failing: "<!-- tilescheme: allow orign-inside-extent --><TileOrigin xsi"))
}
