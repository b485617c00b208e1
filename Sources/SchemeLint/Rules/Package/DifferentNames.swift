import Diagnostics

struct DifferentNames: LintRule {
  let page = RulePage(
    "PKG007", "different-names", .warning,
    summary: "The name in root.json and the name in iteminfo.json differ.",
    reason: "The package has one name in the portal and another in the app that opens it.",
    remedy: "Write the same name in both files.", source: "`Reference/iteminfo-json.md#pitfalls`",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "\"name\": \"Bay\"", failing: "\"name\": \"Cape\""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let name = subject.model.name, let itemName = subject.model.item?.name, name != itemName else { return [] }
    return [subject.violation("the name is “\(itemName)” here, but “\(name)” in root.json", at: .item(.name))]
  }
}
