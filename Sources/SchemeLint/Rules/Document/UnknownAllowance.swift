import Diagnostics

struct UnknownAllowance: ReaderRule {
  let page = rulePage

  static let rulePage = RulePage(
    "DOC006", "unknown-allowance", .warning,
    summary: "A comment allows a rule that does not exist.",
    reason: "The name has no effect, so the rule that was meant still reports its findings.",
    remedy: "Correct the name; `tilescheme explain` lists all rules.",
    source: "this tool",
    example: RuleExample(
      .legacy, passing: "<TileOrigin xsi", failing: "<!-- tilescheme: allow orign-inside-extent --><TileOrigin xsi"))
}
