import CoordinateSystems
package import Diagnostics
import SourceText
public import TilingSchemes

/// The description of a Tile Map Service 1.0.0, tilemapresource.xml, as gdal2tiles writes it.
///
/// Source: OSGeo's Tile Map Service Specification, and `Documentation/Reference/open-formats.md#tilemapresource`.
public struct TileMapResourceFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "tilemapresource" }
  /// The usual name of such a file.
  public var fileName: String { "tilemapresource.xml" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the root element is `TileMap`.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .xml(let document) = content { document.root.isNamed("TileMap") } else { false }
  }

  /// Reads the levels. Rows count from the south, so each level begins at the lower left corner.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var reader = TileMapReader()
    let set = reader.read(document.root)
    reader.fields.noteSurroundings(of: document)
    let result = MatrixSetModel(set, reader.fields.log)
    var model = result.model
    if let type = reader.mediaType, let format = TileMedia.format(of: type) {
      model.image = TileImageInfo()
      model.image?.format = format
    }
    return result.log.document(self, document.text, model, xml: document)
  }

  /// Writes the levels with one lower left corner.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent, or no lower
  ///   left corner is whole tiles below the tile origin at all levels.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a tilemapresource.xml")
    guard let grid = set.sharedGrid, let size = set.matrices.first?.tileSize else {
      throw WritingError("a tilemapresource.xml needs one tile origin and one tile size, but they differ by level")
    }
    let spans = set.matrices.map { Double(size.height) * $0.level.resolution }
    let common = CommonHeight(of: grid.height, spans: spans, pixels: size.height)
    guard let height = common.height else {
      throw WritingError(
        "a tilemapresource.xml has one lower left corner for all levels, but no height is whole tiles at both level "
          + "\(set.matrices[0].level.number) and level \(set.matrices[common.odd].level.number)" as Message)
    }
    let bottom = grid.yMax - height
    let media = TileMedia(model.image?.format)
    func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
    var writer = XMLWriter()
    writer.open(
      "TileMap", ["version": "1.0.0", "tilemapservice": "http://tms.osgeo.org/1.0.0"])
    writer.element("Title", text: set.title)
    writer.element("Abstract", text: model.serviceDescription ?? "")
    writer.element("SRS", text: SystemName.text(of: set.reference, as: .code) ?? "")
    // The rectangle of the tiles and not of the data: its upper edge is the only place for the tile origin.
    writer.open(
      "BoundingBox",
      [
        "minx": number(grid.xMin), "miny": number(bottom), "maxx": number(grid.xMax), "maxy": number(grid.yMax),
      ])
    writer.close("BoundingBox")
    writer.open("Origin", ["x": number(grid.xMin), "y": number(bottom)])
    writer.close("Origin")
    writer.open(
      "TileFormat",
      [
        "width": String(size.width), "height": String(size.height), "mime-type": media.type,
        "extension": media.suffix,
      ])
    writer.close("TileFormat")
    writer.open("TileSets", attribute: "profile", "local")
    for matrix in set.matrices {
      writer.open(
        "TileSet",
        [
          "href": matrix.identifier, "units-per-pixel": number(matrix.level.resolution), "order": matrix.identifier,
        ])
      writer.close("TileSet")
    }
    writer.close("TileSets")
    writer.close("TileMap")
    return WrittenText(
      writer.output,
      notices: set.notices + [Self.rowNotice])
  }

  /// What whoever numbers the tiles must know. A conversion that writes the tiles as well does it itself.
  package static let rowNotice: Message =
    "the rows of a Tile Map Service count from the south; number the tiles accordingly"

  /// The order of a document that was read. The number of rows of a level is that of its matrix, so that the upper edge
  /// is the tile origin that the model has.
  static func order(in document: SchemeDocument) -> TileOrder? {
    guard let root = document.xml?.root else { return nil }
    var reader = TileMapReader()
    var rowCounts: [Int: Int] = [:]
    for matrix in reader.read(root).matrices {
      if let number = Int(matrix.identifier.text) { rowCounts[number] = matrix.rows }
    }
    return .columnRowFromSouth(rowCounts: rowCounts)
  }
}
