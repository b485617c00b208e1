import Diagnostics

struct UnusualItemType: LintRule {
  let page = RulePage(
    "PKG004", "unusual-item-type", .warning,
    summary: "The type in iteminfo.json is not “Compact Tile Package”, or a keyword of this type is missing.",
    reason: """
      A portal sorts items by type and keywords, and offers only the actions for that type. ArcGIS apps search for the \
      keywords.
      """,
    remedy: """
      Write “Compact Tile Package” as type, and at least “Compact Tile Package”, “Tile Package” and “tpkx” as \
      typeKeywords.
      """,
    source: "iteminfo.md of the tile package specification; `Reference/iteminfo-json.md#pitfalls`",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "\"type\": \"Compact Tile Package\"",
      failing: "\"type\": \"Tile Package\""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let item = subject.model.item,
      let index = subject.opened.documents.firstIndex(where: { $0.document.format.name == "iteminfo.json" })
    else { return [] }
    var violations: [Violation] = []
    let missing = [item.type == nil ? "type" : nil, item.typeKeywords == nil ? "typeKeywords" : nil].compactMap(\.self)
    if !missing.isEmpty {
      violations.append(
        Violation(
          "the item has no \(missing.joined(separator: " and no "))", in: index,
          at: subject.opened.documents[index].document.positions[.whole]))
    }
    if let type = item.type, type != "Compact Tile Package" {
      violations.append(subject.violation("the item’s type is “\(type)”, not “Compact Tile Package”", at: .item(.type)))
    }
    // More keywords are allowed: the specification states a minimum.
    if let keywords = item.typeKeywords {
      let missing = ["Compact Tile Package", "Tile Package", "tpkx"].filter { !keywords.contains($0) }
      if !missing.isEmpty {
        let list = missing.map { "“\($0)”" }.joined(separator: ", ")
        violations.append(subject.violation("typeKeywords does not contain \(list)", at: .item(.typeKeywords)))
      }
    }
    return violations
  }
}
