import Diagnostics
import SchemeFormats
import SourceText

struct MissingType: LintRule {
  let page = RulePage(
    "DOC007", "missing-type", .warning,
    summary: "An element of conf.xml or conf.cdi has no xsi:type, or one that ArcGIS does not have there.",
    reason: "ArcGIS makes its objects from these types; other readers pass over them, so that nothing else shows it.",
    remedy: "Write the type, as `xsi:type=\"typens:LODInfo\"`.",
    source: "`arcgis-semantics.md` §3.1 and §7, XML-002",
    example: RuleExample(
      .legacy, passing: "<TileOrigin xsi:type=\"typens:PointN\">", failing: "<TileOrigin xsi:type=\"typens:Point\">"))

  /// The usual spelling first, whose comparison is the quickest.
  private static let types: [(element: StaticString, usual: StaticString, names: Set<String>)] = [
    ("LODInfo", "xsi:type=\"typens:LODInfo\">", ["LODInfo"]),
    ("TileCacheInfo", "xsi:type=\"typens:TileCacheInfo\">", ["TileCacheInfo"]),
    ("TileImageInfo", "xsi:type=\"typens:TileImageInfo\">", ["TileImageInfo"]),
    ("CacheStorageInfo", "xsi:type=\"typens:CacheStorageInfo\">", ["CacheStorageInfo"]),
    ("TileOrigin", "xsi:type=\"typens:PointN\">", ["PointN"]),
    ("LODInfos", "xsi:type=\"typens:ArrayOfLODInfo\">", ["ArrayOfLODInfo"]),
    (
      "SpatialReference", "xsi:type=\"typens:ProjectedCoordinateSystem\">",
      ["ProjectedCoordinateSystem", "GeographicCoordinateSystem", "UnknownCoordinateSystem"]
    ),
    ("CacheInfo", "", ["CacheInfo"]),
    ("EnvelopeN", "", ["EnvelopeN"]),
  ]

  func violations(in subject: LintSubject) -> [Violation] {
    subject.opened.documents.indices.compactMap { index in
      guard let root = subject.opened.documents[index].document.xml?.root else { return nil }
      var elements: [XMLElement] = []
      Self.collect(root, depth: 0, into: &elements)
      guard let first = elements.first else { return nil }
      let type = first.attribute("xsi:type").map { "the xsi:type “\($0)”" } ?? "no xsi:type"
      let others = elements.count > 1 ? ", and \(elements.count - 1) more like it" : ""
      return Violation(
        "\(first.name) has \(type)\(others)", in: index, at: first.startTagRange,
        notes: elements.dropFirst().prefix(5).map { Finding.Note("\($0.name) too", at: $0.startTagRange) })
    }
  }

  private static func collect(_ element: XMLElement, depth: Int, into found: inout [XMLElement]) {
    if let type = types.first(where: { element.isNamed($0.element) }), !isTyped(element, type.usual, type.names) {
      found.append(element)
    }
    // Levels lie three elements deep; values have no types.
    guard depth < 3 else { return }
    for child in element.children where !child.isLeaf { collect(child, depth: depth + 1, into: &found) }
  }

  private static func isTyped(_ element: XMLElement, _ usual: StaticString, _ names: Set<String>) -> Bool {
    if usual.utf8CodeUnitCount > 0, element.startTagEnds(with: usual) { return true }
    let type = element.attribute("xsi:type")?.split(separator: ":").last
    return type.map { names.contains(String($0)) } ?? false
  }
}
