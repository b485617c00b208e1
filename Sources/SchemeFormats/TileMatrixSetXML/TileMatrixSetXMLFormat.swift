import CoordinateSystems
import SourceText
public import TilingSchemes

/// OGC's Two Dimensional Tile Matrix Set 2.0 as XML.
///
/// Source: OGC 17-083r4 and its tilematrixset.xsd.
public struct TileMatrixSetXMLFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "tile-matrix-set-xml" }
  /// The usual name of such a file.
  public var fileName: String { "tilematrixset.xml" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the root element is `TileMatrixSet`.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .xml(let document) = content { document.root.isNamed("TileMatrixSet") } else { false }
  }

  /// Reads the grid. The cell size counts if there is one, and the scale denominator otherwise.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var reader = MatrixSetXMLReader()
    let set = reader.read(document.root)
    reader.fields.noteSurroundings(of: document)
    var result = MatrixSetModel(set, reader.fields.log)
    if let title = set.title, WrittenMatrixSet.identifier(title) == set.name { result.rename(title) }
    return result.log.document(self, document.text, result.model, xml: document)
  }

  /// Writes the grid.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a tile matrix set")
    func point(_ x: Double, _ y: Double) -> String {
      set.corner(MapPoint(x: x, y: y), .uri).map(DecimalNumber.shortest).joined(separator: " ")
    }
    var writer = XMLWriter()
    writer.open(
      "TileMatrixSet",
      [
        "xmlns": "http://www.opengis.net/tms/2.0", "xmlns:tmsc": "http://www.opengis.net/tms/2.0/common",
        "id": set.identifier,
      ])
    writer.element("tmsc:Title", text: set.title)
    writer.element("tmsc:Identifier", text: set.identifier)
    let system = SystemName.text(of: set.reference, as: .uri) ?? ""
    writer.open("tmsc:BoundingBox", ["crs": system])
    writer.element("tmsc:LowerCorner", text: point(set.extent.xMin, set.extent.yMin))
    writer.element("tmsc:UpperCorner", text: point(set.extent.xMax, set.extent.yMax))
    writer.close("tmsc:BoundingBox")
    writer.open("tmsc:CRS", [:])
    writer.element("tmsc:URI", text: system)
    writer.close("tmsc:CRS")
    for matrix in set.matrices {
      writer.matrix(matrix, prefix: "tmsc") { writer in
        writer.element("CellSize", text: DecimalNumber.shortest(matrix.level.resolution))
        writer.element("CornerOfOrigin", text: "topLeft")
        writer.element("PointOfOrigin", text: point(matrix.corner.x, matrix.corner.y))
      }
    }
    writer.close("TileMatrixSet")
    return WrittenText(writer.output, notices: set.notices)
  }
}
