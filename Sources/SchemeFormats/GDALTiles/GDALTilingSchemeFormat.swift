import CoordinateSystems
import SourceText
public import TilingSchemes

/// The tiling schemes of GDAL, `tms_NAME.json`: the JSON of version 1.0 of OGC's Tile Matrix Set, which all versions of
/// GDAL read.
///
/// Source: OGC 17-083r2, annex, and `Documentation/Reference/open-formats.md#gdal`.
public struct GDALTilingSchemeFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "gdal-tms" }
  /// The usual name of such a file.
  public var fileName: String { "tms_layers.json" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is a JSON object with `tileMatrix`, an array, and `supportedCRS`.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .json(let document) = content else { return false }
    return document.root["tileMatrix"]?.array != nil && document.root["supportedCRS"] != nil
  }

  /// Reads the grid. Resolutions follow from the scale denominators by decimal division.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    return MatrixSetJSONReader.read(document, .version1, as: self)
  }

  /// Writes the grid with scale denominators of twenty digits.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a tiling scheme of GDAL")
    let system = SystemName.text(of: set.reference, as: .uri) ?? ""
    func point(_ x: Double, _ y: Double) -> JSONOutput {
      .array(set.corner(MapPoint(x: x, y: y), .uri).map { .double($0) })
    }
    var members: [JSONOutput.Member] = [
      .init("type", .string("TileMatrixSetType")), .init("title", .string(set.title)),
    ]
    if let text = model.serviceDescription, !text.isEmpty { members.append(.init("abstract", .string(text))) }
    members += [
      .init("identifier", .string(set.identifier)), .init("supportedCRS", .string(system)),
      .init(
        "boundingBox",
        .object([
          .init("type", .string("BoundingBoxType")), .init("crs", .string(system)),
          .init("lowerCorner", point(set.extent.xMin, set.extent.yMin)),
          .init("upperCorner", point(set.extent.xMax, set.extent.yMax)),
        ])),
      .init(
        "tileMatrix",
        .array(
          set.matrices.map { matrix in
            .object([
              .init("type", .string("TileMatrixType")), .init("identifier", .string(matrix.identifier)),
              .init("scaleDenominator", .number(matrix.denominator)),
              .init("topLeftCorner", point(matrix.corner.x, matrix.corner.y)),
              .init("tileWidth", .integer(matrix.tileSize.width)),
              .init("tileHeight", .integer(matrix.tileSize.height)),
              .init("matrixWidth", .integer(matrix.columns)), .init("matrixHeight", .integer(matrix.rows)),
            ])
          })),
    ]
    if let esri = EsriValues(model, set) { members.append(.init("x-esri", esri.json)) }
    return WrittenText(JSONOutput.object(members).text(.indented) + "\n", notices: set.notices)
  }
}
