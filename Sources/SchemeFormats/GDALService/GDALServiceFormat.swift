import CoordinateSystems
import Diagnostics
import SourceText
public import TilingSchemes

/// A file of GDAL that describes tiles at an address, with the service TMS: `GDAL_WMS`.
///
/// Source: the page of GDAL about its driver WMS, and `Documentation/Reference/open-formats.md#gdal_wms`.
public struct GDALServiceFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "gdal-wms" }
  /// The usual name of such a file.
  public var fileName: String { "layers.xml" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the root element is `GDAL_WMS`.
  public func recognizes(_ content: ParsedText) -> Bool {
    if case .xml(let document) = content { document.root.isNamed("GDAL_WMS") } else { false }
  }

  /// Reads the data window: levels whose resolutions double from the finest one.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .xml(let document) = content else { return .unrecognized(content, as: self) }
    var reader = GDALServiceReader()
    let set = reader.read(document.root)
    reader.fields.noteSurroundings(of: document)
    let result = MatrixSetModel(set, reader.fields.log)
    var model = result.model
    model.tileAddress = reader.address
    return result.log.document(self, document.text, model, xml: document)
  }

  /// Writes the address of the tiles and the data window.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent, or its
  ///   resolutions do not double from level to level.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a GDAL_WMS file")
    guard set.sharedGrid != nil, let coarsest = set.matrices.first, let finest = set.matrices.last else {
      throw WritingError("a GDAL_WMS file needs one tile origin and one tile size, but they differ by level")
    }
    try Self.checkDoubling(set.matrices)
    let doublings = set.matrices.count - 1
    let media = TileMedia(model.image?.format)
    var notices = set.notices
    let address = model.tileAddress.map(TileAddress.init) ?? .example(set.identifier, suffix: media.suffix)
    if model.tileAddress == nil {
      notices.append(
        "the input has no address of its tiles; \(address.text) is an example, to be replaced with "
          + "\(parameter: .tileAddress)")
    }
    // The window ends with whole tiles of the coarsest level; GDAL divides it by the number of pixels.
    let scale = Double(sign: .plus, exponent: doublings, significand: 1)
    let size = finest.tileSize
    let (width, height) = (
      Double(coarsest.columns) * Double(size.width) * scale, Double(coarsest.rows) * Double(size.height) * scale
    )
    guard width < 0x1p31, height < 0x1p31 else {
      throw WritingError(
        "a GDAL_WMS file can state at most 2147483647 pixels, but level \(finest.level.number) has "
          + "\(DecimalNumber.shortest(max(width, height))); leave out its finest levels" as Message)
    }
    var writer = XMLWriter()
    func number(_ name: String, _ value: Double) { writer.element(name, text: DecimalNumber.shortest(value)) }
    writer.open("GDAL_WMS", [:])
    writer.open("Service", attribute: "name", "TMS")
    writer.element("ServerUrl", text: address.template(.gdal))
    writer.close("Service")
    writer.open("DataWindow", [:])
    number("UpperLeftX", finest.corner.x)
    number("UpperLeftY", finest.corner.y)
    number("LowerRightX", finest.corner.x + width * finest.level.resolution)
    number("LowerRightY", finest.corner.y - height * finest.level.resolution)
    number("SizeX", width)
    number("SizeY", height)
    number("TileX", 0)
    number("TileY", 0)
    writer.element("TileLevel", text: finest.identifier)
    writer.element("YOrigin", text: "top")
    writer.close("DataWindow")
    writer.element("OverviewCount", text: String(doublings))
    writer.element("Projection", text: SystemName.text(of: set.reference, as: .code) ?? "")
    writer.element("BlockSizeX", text: String(size.width))
    writer.element("BlockSizeY", text: String(size.height))
    // A JPEG has no alpha; GDAL needs the number before it has read a tile.
    writer.element("BandsCount", text: model.image?.format == .jpeg ? "3" : "4")
    writer.close("GDAL_WMS")
    // GDAL recognises the file by its first bytes, so it begins without the declaration of XML.
    let text = writer.output
    return WrittenText(
      String(text.firstRange(of: "<GDAL_WMS").map { text[$0.lowerBound...] } ?? text[...]), notices: notices)
  }

  private static func checkDoubling(_ matrices: [WrittenMatrixSet.Matrix]) throws(WritingError) {
    guard let finest = matrices.last?.level else { return }
    for (index, matrix) in matrices.reversed().enumerated() {
      let level = matrix.level
      let expected = finest.resolution * Double(sign: .plus, exponent: index, significand: 1)
      // Esri's own digits differ from exact doublings by less than this; what is rounded is listed as lost.
      guard (level.resolution / expected - 1).magnitude < 1e-7 else {
        throw WritingError(
          "a GDAL_WMS file has levels that double from the finest one, so level \(level.number) would have a resolution "
            + "of \(DecimalNumber.shortest(expected)) and not \(DecimalNumber.shortest(level.resolution))" as Message)
      }
      guard level.number == finest.number - index else {
        throw WritingError(
          "a GDAL_WMS file numbers its levels without gaps, but level \(level.number) would be "
            + "\(finest.number - index)" as Message)
      }
    }
  }
}
