import Diagnostics

struct UnusualIdentifier: LintRule {
  let page = RulePage(
    "PKG013", "unusual-guid", .warning,
    summary: "The guid in iteminfo.json is missing, or is not 32 hexadecimal digits with four hyphens.",
    reason: "Apps store packages by their guid: two packages with the same or an empty one replace each other.",
    remedy: "Write a new identifier, such as the output of `uuidgen`, in upper case and without braces.",
    source: "iteminfo.md of the tile package specification; `Reference/iteminfo-json.md#pitfalls`",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "8F615B9F-DC0C-4BAB-860B-B3558FF71006", failing: "8F615B9F"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let index = subject.opened.documents.firstIndex(where: { $0.document.format.name == "iteminfo.json" })
    else { return [] }
    guard let guid = subject.model.item?.guid, !guid.isEmpty else {
      return [
        Violation("the item has no guid", in: index, at: subject.opened.documents[index].document.positions[.whole])
      ]
    }
    let lengths = guid.split(separator: "-", omittingEmptySubsequences: false).map(\.count)
    guard lengths != [8, 4, 4, 4, 12] || !guid.allSatisfy({ $0 == "-" || $0.isHexDigit }) else {
      // The empty identifier of programs that forgot to make one.
      guard guid.allSatisfy({ $0 == "-" || $0 == "0" }) else { return [] }
      return [subject.violation("the guid consists of zeros, as every package of such a program has", at: .item(.guid))]
    }
    return [subject.violation("the guid is “\(guid)”, not 32 hexadecimal digits with four hyphens", at: .item(.guid))]
  }
}
