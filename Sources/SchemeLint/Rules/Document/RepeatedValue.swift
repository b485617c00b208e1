import Diagnostics

struct RepeatedValue: ReaderRule {
  let problems: [Problem] = [.duplicateElement, .duplicateKey]
  let page = RulePage(
    "DOC004", "repeated-value", .error,
    summary: "An element or a key appears twice; only one is allowed.",
    reason: "Some programs read the first value and others the last, so the same file gives different schemes.",
    remedy: "Keep the correct one and delete the other.", source: "RFC 8259, §4",
    example: RuleExample(.readyToServe, passing: "\"rows\": 256,", failing: "\"rows\": 256, \"rows\": 512,"))
}
