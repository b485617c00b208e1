import Diagnostics
import SchemeFormats
import SourceText

struct MissingType: LintRule {
  let page = RulePage(
    "DOC007", "missing-type", .warning,
    summary: "An element of conf.xml or conf.cdi has no xsi:type, or a type that ArcGIS does not use there.",
    reason: "ArcGIS creates its objects from these types. Other programs ignore them, so they do not show the fault.",
    remedy: "Write the type, such as `xsi:type=\"typens:LODInfo\"`.",
    source: "`Reference/conf-xml.md#the-types-in-the-wsdl` and `Reference/conf-xml.md#types`",
    example: RuleExample(
      .legacy, passing: "<TileOrigin xsi:type=\"typens:PointN\">", failing: "<TileOrigin xsi:type=\"typens:Point\">"))

  /// The elements that must have a type, with the types that ArcGIS uses there, the most frequent one first.
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
      let type = first.attribute("xsi:type").map { "the unexpected xsi:type “\($0)”" } ?? "no xsi:type"
      // A file whose writer left out the types has the fault in every level, so all of them are one finding.
      let others = elements.count > 1 ? "; also in \(counted(elements.count - 1, "other element"))" : ""
      return Violation(
        "\(first.name) has \(type)\(others)", in: index, at: first.startTagRange,
        // Five more places are enough to recognise the pattern.
        notes: elements.dropFirst().prefix(5).map {
          Finding.Note("\($0.name) has the same fault", at: $0.startTagRange)
        })
    }
  }

  private static func collect(_ element: XMLElement, depth: Int, into found: inout [XMLElement]) {
    if let place = element.place(among: elements), element.typePlace(among: types[place].names) == nil {
      found.append(element)
    }
    // The deepest elements with a type are the levels, three elements below the root. Values have no type.
    guard depth < 3 else { return }
    for child in element.children where !child.isLeaf { collect(child, depth: depth + 1, into: &found) }
  }
}
