import CoordinateSystems
import Diagnostics
import SchemeFormats
import SourceText

struct MissingType: LintRule {
  let page = RulePage(
    "DOC007", "missing-type", .warning,
    summary: "An element of conf.xml or conf.cdi has no xsi:type, or a type that ArcGIS does not use there.",
    reason: "ArcGIS creates its objects from these types. Other programs ignore them, so they do not show the fault.",
    remedy: """
      Write the type that ArcGIS uses for the element, such as `xsi:type="typens:LODInfo"` for LODInfo and \
      `xsi:type="typens:ArrayOfLODInfo"` for LODInfos.
      """,
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
        "\(first.name) has \(type)\(others)", in: index, at: first.startTagRange, help: Self.help(elements, root),
        // Five more places are enough to recognise the pattern.
        notes: elements.dropFirst().prefix(5).map {
          Finding.Note("\($0.name) has the same fault", at: $0.startTagRange)
        })
    }
  }

  /// The right type for each name of the elements, in the order of their first places.
  private static func help(_ found: [XMLElement], _ root: XMLElement) -> String {
    let prefix = root.prefix(ofNamespace: "http://www.esri.com/schemas/ArcGIS/") ?? "typens"
    var names: [String] = []
    var advice: [String] = []
    for element in found where !names.contains(element.name) {
      names.append(element.name)
      if let type = type(of: element) { advice.append("`xsi:type=\"\(prefix):\(type)\"` for \(element.name)") }
    }
    return "write " + advice.joined(separator: ", ")
  }

  /// The type that ArcGIS writes for an element; that of a coordinate system follows from its well-known text.
  private static func type(of element: XMLElement) -> String? {
    guard let place = element.place(among: elements) else { return nil }
    guard element.isNamed("SpatialReference") else { return "\(types[place].names[0])" }
    let text = element.children.first { $0.isNamed("WKT") }?.text ?? ""
    return switch CoordinateSystem(wellKnownText: text)?.kind {
    case .projected: "ProjectedCoordinateSystem"
    case .geographic: "GeographicCoordinateSystem"
    case .unknown, nil: "UnknownCoordinateSystem"
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
