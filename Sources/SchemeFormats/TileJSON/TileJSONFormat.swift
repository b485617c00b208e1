import CoordinateSystems
import Diagnostics
import SourceText
public import TilingSchemes

/// TileJSON 2.2.0 and 3.0.0: the address and the zooms of tiles in Web Mercator.
///
/// Source: github.com/mapbox/tilejson-spec, and `Documentation/Reference/open-formats.md#tilejson`. Version 2.2.0 is
/// written, because the schema of 3.0.0 requires the layers of vector tiles.
public struct TileJSONFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "tilejson" }
  /// The usual name of such a file.
  public var fileName: String { "tiles.json" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is a JSON object with `tilejson` and `tiles`.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .json(let document) = content else { return false }
    return document.root["tilejson"] != nil && document.root["tiles"] != nil
  }

  /// Reads the zooms as levels of ArcGIS Online, the address and the bounds. Tiles of 256 pixels are assumed, because the
  /// format states no size.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    let keys = JSONKeys([
      "tilejson", "tiles", "name", "description", "attribution", "minzoom", "maxzoom", "bounds", "vector_layers",
      "scheme",
    ])
    let found = fields.members(of: document.root, in: "", keys)
    fields.log.positions.note(.whole, at: document.range(of: document.root))
    var model = CacheDescription()
    model.name = fields.string(found[2], "name", .name)
    model.serviceDescription = fields.string(found[3], "description", .serviceDescription)
    model.attribution = fields.string(found[4], "attribution", .attribution)
    if let layers = found[8], layers.array?.isEmpty == false {
      fields.log.error(
        .unexpectedContent, "the document describes vector tiles; tilescheme works with raster tiles only",
        at: document.range(of: layers))
    }
    let first = fields.integer(found[5], "minzoom", .minLOD, minimum: 0) ?? 0
    let last = fields.integer(found[6], "maxzoom", .maxLOD, minimum: 0) ?? 22
    if first > last || last > 30 {
      fields.log.error(
        .outOfRange, "the zooms \(first) to \(last) are not an ascending range of 0 to 30",
        at: (found[5] ?? found[6]).map { document.range(of: $0) })
    } else {
      model.scheme = Self.scheme(first...last)
    }
    model.fullExtent = Self.extent(found[7], &fields)
    if let scheme = found[9], scheme.string == "tms" {
      // Rows from the south cannot be stated in an address of the model.
      fields.log.unheld.append(.init(Self.fromSouth, at: document.range(of: scheme)))
    } else if let address = found[1]?.array?.first, let text = address.string {
      model.tileAddress = TileAddress(text).text
      fields.log.positions.note(.tileAddress, at: document.range(of: address))
    }
    return fields.log.document(self, document.text, model)
  }

  /// The name of an address whose rows count from the south.
  static let fromSouth = "scheme (tms) and tiles"

  private static func scheme(_ zooms: ClosedRange<Int>) -> TilingScheme {
    var scheme = EsriSchemes.arcgisOnline.scheme
    guard let finest = scheme.levels.last else { return scheme }
    // ArcGIS Online ends at level 23; each finer zoom is half of the one before.
    for zoom in 24...30 {
      let part = Double(sign: .plus, exponent: finest.number - zoom, significand: 1)
      scheme.levels.append(
        LevelOfDetail(number: zoom, resolution: finest.resolution * part, scale: finest.scale * part))
    }
    scheme.levels = scheme.levels.filter { zooms.contains($0.number) }
    return scheme
  }

  private static func extent(_ value: JSONValue?, _ fields: inout JSONFields) -> Envelope? {
    guard let value else { return nil }
    fields.log.positions.note(.extent(.full), at: fields.document.range(of: value))
    let edges = (value.array ?? []).compactMap { fields.document.double(of: $0) }
    guard edges.count == 4, edges[0] < edges[2], edges[1] < edges[3], edges.allSatisfy({ $0.magnitude <= 360 }) else {
      fields.log.error(
        .wrongType, "bounds is not west, south, east and north in degrees", at: fields.document.range(of: value))
      return nil
    }
    let degrees = Envelope(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
    var extent = CoordinateTransform(from: .wgs84, to: WebMercator.reference)?.extent(degrees)
    extent?.spatialReference = WebMercator.reference
    return extent
  }

  /// Writes the zooms of the levels, the address and the bounds.
  ///
  /// - Throws: `WritingError` if the scheme is not the grid of web maps.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let web = try WebZooms(model, for: "TileJSON")
    var notices: [Message] = []
    let name = model.name ?? model.mapName ?? "Layers"
    let media = TileMedia(model.image?.format)
    let address =
      model.tileAddress.map(TileAddress.init)
      ?? .example(WrittenMatrixSet.identifier(name), suffix: media.suffix)
    if model.tileAddress == nil {
      notices.append(
        "the input has no address of its tiles; \(address.text) is an example, to be replaced with "
          + "\(parameter: .tileAddress)")
    }
    if web.tileSize != 256 {
      notices.append("TileJSON states no tile size; tell clients that the tiles have \(web.tileSize) px")
    }
    var members: [JSONOutput.Member] = [.init("tilejson", .string("2.2.0")), .init("name", .string(name))]
    if let text = model.serviceDescription, !text.isEmpty { members.append(.init("description", .string(text))) }
    if let text = model.attribution ?? model.item?.credits, !text.isEmpty {
      members.append(.init("attribution", .string(text)))
    }
    members += [
      .init("scheme", .string("xyz")), .init("tiles", .array([.string(address.template(.web))])),
      .init("minzoom", .integer(web.zooms.min() ?? 0)), .init("maxzoom", .integer(web.zooms.max() ?? 0)),
    ]
    if let extent = web.extent {
      members.append(
        .init("bounds", .array([extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { .double($0) })))
    }
    return WrittenText(JSONOutput.object(members).text(.indented) + "\n", notices: notices)
  }
}
