import CoordinateSystems
import Diagnostics
import SourceText
public import TilingSchemes

/// OGC's Two Dimensional Tile Matrix Set 2.0 as JSON.
///
/// Source: OGC 17-083r4, and `Documentation/Reference/open-formats.md#tile-matrix-sets`.
public struct TileMatrixSetFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "tile-matrix-set" }
  /// The usual name of such a file.
  public var fileName: String { "tilematrixset.json" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is a JSON object with `tileMatrices`.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .json(let document) = content { document.root["tileMatrices"] != nil } else { false }
  }

  /// Reads the grid. The cell size counts if there is one, and the scale denominator otherwise.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    return MatrixSetJSONReader.read(document, .version2, as: self)
  }

  /// Writes the grid. `x-esri` carries the values of Esri's formats that OGC's format does not define.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a tile matrix set", holdsSystems: true)
    return WrittenText(Self.json(set, model).text(.indented) + "\n", notices: set.notices)
  }

  /// The document as a value, which a tile set contains as well.
  static func json(_ set: WrittenMatrixSet, _ model: CacheDescription) -> JSONOutput {
    let isNorthFirst = set.axisOrder(.uri) == .northFirst
    let isDegrees = if case .angular = set.unit { true } else { false }
    let axes = isDegrees ? ["Lon", "Lat"] : ["E", "N"]
    func point(_ x: Double, _ y: Double) -> JSONOutput {
      .array(set.corner(MapPoint(x: x, y: y), .uri).map { .double($0) })
    }
    var members: [JSONOutput.Member] = [.init("id", .string(set.identifier))]
    if set.title != set.identifier { members.append(.init("title", .string(set.title))) }
    if let text = model.serviceDescription, !text.isEmpty { members.append(.init("description", .string(text))) }
    members += [
      .init("crs", set.systemValue),
      .init("orderedAxes", .array((isNorthFirst ? axes.reversed() : axes).map { .string($0) })),
    ]
    if let known = set.wellKnownScaleSet { members.append(.init("wellKnownScaleSet", .string(known))) }
    members.append(
      .init(
        "boundingBox",
        .object([
          .init("lowerLeft", point(set.extent.xMin, set.extent.yMin)),
          .init("upperRight", point(set.extent.xMax, set.extent.yMax)),
        ])))
    members.append(
      .init(
        "tileMatrices",
        .array(
          set.matrices.map { matrix in
            .object([
              .init("id", .string(matrix.identifier)),
              .init("scaleDenominator", .number(Self.shortest(matrix.denominator))),
              .init("cellSize", .double(matrix.level.resolution)),
              .init("cornerOfOrigin", .string("topLeft")),
              .init("pointOfOrigin", point(matrix.corner.x, matrix.corner.y)),
              .init("tileWidth", .integer(matrix.tileSize.width)),
              .init("tileHeight", .integer(matrix.tileSize.height)),
              .init("matrixWidth", .integer(matrix.columns)),
              .init("matrixHeight", .integer(matrix.rows)),
            ])
          })))
    if let esri = EsriValues(model, set) { members.append(.init("x-esri", esri.json)) }
    return .object(members)
  }

  /// The nearest `Double` is enough beside a cell size.
  private static func shortest(_ denominator: String) -> String {
    DecimalNumber.value(of: denominator).map(DecimalNumber.shortest) ?? denominator
  }
}

extension WrittenMatrixSet {
  /// The well-known scale set of the two grids for which OGC 17-083r4 keeps one; `nil` for others.
  fileprivate var wellKnownScaleSet: String? {
    guard let first = matrices.first, first.tileSize == TileSize(width: 256, height: 256) else { return nil }
    let isHalved = zip(matrices, matrices.dropFirst()).allSatisfy {
      ($0.level.resolution / $1.level.resolution - 2).magnitude < 1e-8
    }
    guard isHalved else { return nil }
    let resolution = first.level.resolution
    if reference.isWebMercator, first.columns == 1, (resolution / 156_543.033_928_041 - 1).magnitude < 1e-9 {
      return "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible"
    }
    if reference.isWGS84, first.corner == MapPoint(x: -180, y: 90), resolution == 0.703_125 {
      return "http://www.opengis.net/def/wkss/OGC/1.0/GoogleCRS84Quad"
    }
    return nil
  }
}
