import Diagnostics

struct UnusualItemType: LintRule {
  let page = RulePage(
    "PKG004", "unusual-item-type", .warning,
    summary: "iteminfo.json does not call the item a Compact Tile Package, or lacks one of its keywords.",
    reason: "A portal files the item by them, and offers what can be done with it; ArcGIS apps look for the keywords.",
    remedy: "type “Compact Tile Package”; typeKeywords “Compact Tile Package”, “Tile Package” and “tpkx”.",
    source: "iteminfo.md of the tile package specification; `Reference/iteminfo-json.md#pitfalls`",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "\"type\": \"Compact Tile Package\"",
      failing: "\"type\": \"Tile Package\""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let item = subject.model.item else { return [] }
    var violations: [Violation] = []
    if let type = item.type, type != "Compact Tile Package" {
      violations.append(subject.violation("the item’s type is “\(type)”", at: .item(.type)))
    }
    if let keywords = item.typeKeywords {
      let missing = ["Compact Tile Package", "Tile Package", "tpkx"].filter { !keywords.contains($0) }
      if !missing.isEmpty {
        let list = missing.map { "“\($0)”" }.joined(separator: ", ")
        violations.append(subject.violation("the item’s keywords lack \(list)", at: .item(.typeKeywords)))
      }
    }
    return violations
  }
}
