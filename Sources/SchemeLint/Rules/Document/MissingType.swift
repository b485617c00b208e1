import Diagnostics
import SchemeFormats
import SourceText

struct MissingType: LintRule {
  let page = RulePage(
    "DOC007", "missing-type", .warning,
    summary: "An element of conf.xml or conf.cdi has no xsi:type, or one that ArcGIS does not have there.",
    reason: "ArcGIS makes its objects from these types; other readers pass over them, so that nothing else shows it.",
    remedy: "Write the type, as `xsi:type=\"typens:LODInfo\"`.",
    source: "`Reference/conf-xml.md#the-types-in-the-wsdl` and `Reference/conf-xml.md#types`",
    example: RuleExample(
      .legacy, passing: "<TileOrigin xsi:type=\"typens:PointN\">", failing: "<TileOrigin xsi:type=\"typens:Point\">"))

  /// The elements that have types, with these; the usual one first.
  private static let types: [(element: StaticString, names: [StaticString])] = [
    ("LODInfo", ["LODInfo"]), ("TileCacheInfo", ["TileCacheInfo"]), ("TileImageInfo", ["TileImageInfo"]),
    ("CacheStorageInfo", ["CacheStorageInfo"]), ("TileOrigin", ["PointN"]), ("LODInfos", ["ArrayOfLODInfo"]),
    ("SpatialReference", ["ProjectedCoordinateSystem", "GeographicCoordinateSystem", "UnknownCoordinateSystem"]),
    ("CacheInfo", ["CacheInfo"]), ("EnvelopeN", ["EnvelopeN"]),
  ]

  private static let elements = types.map(\.element)

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
    if let place = element.place(among: elements), element.typePlace(among: types[place].names) == nil {
      found.append(element)
    }
    // Levels lie three elements deep; values have no types.
    guard depth < 3 else { return }
    for child in element.children where !child.isLeaf { collect(child, depth: depth + 1, into: &found) }
  }
}
