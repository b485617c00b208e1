import Diagnostics

struct MissingThumbnail: LintRule {
  let page = RulePage(
    "PKG006", "missing-thumbnail", .warning,
    summary: "iteminfo.json has no thumbnail.",
    reason: "The tile package specification requires a thumbnail, and portals show a grey box without it.",
    remedy: "Add a PNG of about 200 × 133 pixels, thumbnail.png, and write `./thumbnail.png` as thumbnail.",
    source: "README of the tile package specification; `Reference/iteminfo-json.md#thumbnail`",
    example: RuleExample(
      .readyToServe, "iteminfo.json", passing: "  \"thumbnail\": \"./thumbnail.png\",\n", failing: ""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let index = subject.opened.documents.firstIndex(where: { $0.document.format.name == "iteminfo.json" }),
      subject.model.item?.thumbnail?.isEmpty != false
    else { return [] }
    return [
      Violation(
        "the item has no thumbnail", in: index, at: subject.opened.documents[index].document.positions[.whole])
    ]
  }
}
