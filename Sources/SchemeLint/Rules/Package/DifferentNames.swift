import Diagnostics

struct DifferentNames: LintRule {
  let page = RulePage(
    "PKG007", "different-names", .warning,
    summary: "root.json and iteminfo.json have different names.",
    reason: "The package has one name in the portal and another in the app that opened it.",
    remedy: "Give both the same name.", source: "`Reference/iteminfo-json.md#pitfalls`",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "\"name\": \"Bay\"", failing: "\"name\": \"Cape\""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let name = subject.model.name, let itemName = subject.model.item?.name, name != itemName else { return [] }
    return [subject.violation("the item is called “\(itemName)”, root.json says “\(name)”", at: .item(.name))]
  }
}
