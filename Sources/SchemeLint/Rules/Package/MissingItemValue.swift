import Diagnostics
import SchemeFormats

struct MissingItemValue: LintRule {
  let page = RulePage(
    "PKG015", "missing-item-value", .warning,
    summary: "iteminfo.json has no name, no title or no extent.",
    reason: """
      ArcGIS writes all three. A portal shows the title and finds the package on the map by its extent; apps show the name.
      """,
    remedy: """
      Add the value. The extent is that of the tiles in degrees of longitude and latitude; `tilescheme convert` to a new \
      package writes it.
      """,
    source: "iteminfo.md of the tile package specification; `Reference/iteminfo-json.md#pitfalls`",
    example: RuleExample(.readyToServe, "iteminfo.json", passing: "  \"title\": \"Bay\",\n", failing: ""))

  func violations(in subject: LintSubject) -> [Violation] {
    guard
      let index = subject.opened.documents.firstIndex(where: { $0.document.format.name == "iteminfo.json" })
    else { return [] }
    let document = subject.opened.documents[index].document
    let positions = document.positions
    // EXT007 reports a package without any extent, from which that of the item could be computed.
    let needsExtent = document.isComplete && (subject.model.fullExtent ?? subject.model.initialExtent) != nil
    let missing = [
      positions[.item(.name)] == nil ? "name" : nil, positions[.item(.title)] == nil ? "title" : nil,
      needsExtent && positions[.extent(.item)] == nil ? "extent" : nil,
    ].compactMap(\.self)
    guard !missing.isEmpty else { return [] }
    return [
      Violation("the item has no \(missing.joined(separator: " and no "))", in: index, at: positions[.whole])
    ]
  }
}
