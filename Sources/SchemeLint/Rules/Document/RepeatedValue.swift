import Diagnostics

struct RepeatedValue: ReaderRule {
  let problems: Set<Problem> = [.duplicateElement, .duplicateKey]
  let page = RulePage(
    "DOC004", "repeated-value", .error,
    summary: "An element or a key occurs twice where one is meant.",
    reason: "Some readers take the first, some the last: the same file is two schemes.",
    remedy: "Keep the right one.", source: "RFC 8259, §4",
    example: RuleExample(.readyToServe, passing: "\"rows\": 256,", failing: "\"rows\": 256, \"rows\": 512,"))
}
