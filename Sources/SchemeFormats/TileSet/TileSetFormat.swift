import CoordinateSystems
import SourceText
public import TilingSchemes

/// The metadata of a tile set (`tileSet.json`) of OGC's Two Dimensional Tile Matrix Set 2.0, with its tile matrix set.
///
/// Source: OGC 17-083r4, §6.3, and `Documentation/Reference/open-formats.md#tile-sets`.
public struct TileSetFormat: SchemeFormat {
  /// The name for `--to`.
  public var name: String { "tile-set" }
  /// The usual name of such a file.
  public var fileName: String { "tileset.json" }
  /// `true`: the scales of Esri are computed from resolutions.
  public var isOpen: Bool { true }
  /// `nil`: the document stands alone.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is a JSON object with `dataType` and an embedded `tileMatrixSet`.
  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .json(let document) = content else { return false }
    return document.root["dataType"] != nil && document.root["tileMatrixSet"]?["tileMatrices"] != nil
  }

  /// Reads the embedded tile matrix set, the limits of its matrices, the names and the attribution.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content, let inner = document.root["tileMatrixSet"] else {
      return .unrecognized(content, as: self)
    }
    var reader = MatrixSetJSONReader(document, .version2, at: inner)
    var set = reader.read()
    let limits = TileSetLimits(document, document.root["tileMatrixSetLimits"])
    for index in set.matrices.indices { set.matrices[index].limits = limits[set.matrices[index].identifier.text] }
    var result = MatrixSetModel(set, reader.fields.log)
    if let title = document.root["title"]?.string { result.rename(title) }
    var model = result.model
    model.serviceDescription = document.root["description"]?.string ?? model.serviceDescription
    model.attribution = document.root["attribution"]?.string
    model.licence = document.root["license"]?.string
    let formats = (document.root["mediaTypes"]?.array ?? []).compactMap { $0.string.flatMap(TileMedia.format) }
    if let format = formats.first {
      model.image = TileImageInfo()
      model.image?.format = formats.contains { $0 != format } ? .mixed : format
    }
    var log = result.log
    let link = (document.root["links"]?.array ?? []).first { $0["rel"]?.string == "item" && $0["href"]?.string != nil }
    if let link, let address = link["href"]?.string {
      model.tileAddress = TileAddress(address).text
      log.positions.note(.tileAddress, at: document.range(of: link))
    }
    return log.document(self, document.text, model)
  }

  /// Writes the metadata with the tile matrix set.
  ///
  /// - Throws: `WritingError` if the model has no scheme, no coordinate system with a code, or no extent.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let set = try WrittenMatrixSet(model, for: "a tile set", holdsSystems: true)
    var members: [JSONOutput.Member] = [.init("title", .string(set.title))]
    if let text = model.serviceDescription, !text.isEmpty { members.append(.init("description", .string(text))) }
    members += [
      .init("dataType", .string("map")), .init("crs", set.systemValue),
    ]
    if let text = model.attribution, !text.isEmpty { members.append(.init("attribution", .string(text))) }
    if let text = model.licence, !text.isEmpty { members.append(.init("license", .string(text))) }
    switch model.image?.format {
    case .mixed: members.append(.init("mediaTypes", .array([.string("image/png"), .string("image/jpeg")])))
    case .png, .png8, .png24, .png32, .jpeg:
      members.append(.init("mediaTypes", .array([.string(TileMedia(model.image?.format).type)])))
    case .lerc, .other, nil: break
    }
    members.append(.init("tileMatrixSet", TileMatrixSetFormat.json(set, model)))
    let limited = set.matrices.filter { $0.level.matrixLimits?.rows.isEmpty == false }
    if !limited.isEmpty { members.append(.init("tileMatrixSetLimits", .array(limited.compactMap(TileSetLimits.json)))) }
    if let address = model.tileAddress.map(TileAddress.init) {
      members.append(
        .init(
          "links",
          .array([
            .object([
              .init("rel", .string("item")), .init("type", .string(TileMedia(model.image?.format).type)),
              .init("href", .string(address.template(.tileSet))), .init("templated", .bool(true)),
            ])
          ])))
    }
    return WrittenText(JSONOutput.object(members).text(.indented) + "\n", notices: set.notices)
  }
}
