import Diagnostics
import SchemeFormats
import TilingSchemes

struct TooOldNamespace: LintRule {
  let page = RulePage(
    "DOC012", "too-old-namespace", .warning,
    summary: "The namespace is that of ArcGIS 9, but the tiles are stored in bundles, which came with ArcGIS 10.",
    reason: """
      The namespace or the storage format was copied from another file. ArcGIS of that version cannot read bundles, and \
      later versions may read the file as it was in version 9, with exploded tiles.
      """,
    remedy: "Write the namespace of 10.0 or later for Compact V1, and of 10.3 or later for Compact V2.",
    source: "`Reference/conf-xml.md#versions-and-namespaces`",
    example: RuleExample(
      .legacy, passing: "ArcGIS/10.3\">\n  <TileCacheInfo", failing: "ArcGIS/9.2\">\n  <TileCacheInfo"))

  func violations(in subject: LintSubject) -> [Violation] {
    let format = subject.model.storage?.format
    guard format == .compactV1 || format == .compactV2, let document = subject.opened.documents.first?.document,
      let root = document.xml?.root,
      let namespace = root.attributeValue(beginningWith: "http://www.esri.com/schemas/ArcGIS/9.")
    else { return [] }
    let version = namespace.split(separator: "/").last ?? ""
    return [
      Violation(
        "the namespace is that of ArcGIS \(version), but the storage format is \(format?.name ?? "")", in: 0,
        at: root.startTagRange,
        notes: document.positions[.storageFormat].map { [.init("the storage format is here", at: $0)] } ?? [])
    ]
  }
}
