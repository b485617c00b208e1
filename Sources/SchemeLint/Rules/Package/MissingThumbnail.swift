import Diagnostics

struct MissingThumbnail: LintRule {
  let page = RulePage(
    "PKG006", "missing-thumbnail", .warning,
    summary: "iteminfo.json has no thumbnail, or one that the package does not contain.",
    reason: "The tile package specification requires a thumbnail, and portals show a grey box without it.",
    remedy: "Add a PNG of about 200 × 133 pixels, thumbnail.png, and write `./thumbnail.png` as thumbnail.",
    source: "README of the tile package specification; `Reference/iteminfo-json.md#thumbnail`",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "  \"thumbnail\": \"./thumbnail.png\",\n", failing: ""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let index = subject.opened.documents.firstIndex(where: { $0.document.format.name == "iteminfo.json" })
    else { return [] }
    if let path = subject.model.item?.thumbnail, !path.isEmpty {
      if path.hasPrefix("/") || path.contains(":") || path.split(separator: "/").contains("..") {
        return [
          subject.violation("the thumbnail is “\(path)”, which is outside the package", at: .item(.thumbnail))
        ]
      }
      guard let package = subject.opened.package else { return [] }
      // The path is relative to iteminfo.json, which can be in a folder of the package.
      let entry = subject.opened.documents[index].entry ?? ""
      let folder = entry.lastIndex(of: "/").map { entry[...$0] } ?? ""
      let name = (folder + (path.hasPrefix("./") ? path.dropFirst(2) : path[...])).lowercased()
      if package.entries.contains(where: { $0.name.lowercased() == name }) { return [] }
      return [
        subject.violation("the thumbnail is “\(path)”, which the package does not contain", at: .item(.thumbnail))
      ]
    }
    return [
      Violation(
        "the item has no thumbnail", in: index, at: subject.opened.documents[index].document.positions[.whole])
    ]
  }
}
