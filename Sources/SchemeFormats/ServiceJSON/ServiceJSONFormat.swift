public import SourceText
public import TilingSchemes

/// The JSON that an ArcGIS map or image service answers with, with or without a cache.
///
/// Also read: the description within a .tpk, wrapped in `contents`; a bare `tileInfo`. Source: `real-files.md` §5.
public struct ServiceJSONFormat: SchemeFormat {
  public var name: String { "service.json" }
  public var form: CacheForm? { nil }

  public init() {}

  public func recognizes(_ content: ParsedText) -> Bool {
    guard case .json(let document) = content, !document.root.hasPackageKeys else { return false }
    let root = document.root
    return Self.isBareTileInfo(root) || Self.isService(root) || Self.isService(root["contents"])
  }

  private static func isService(_ object: JSONValue?) -> Bool {
    guard let object else { return false }
    let marks = [
      "tileInfo", "singleFusedMapCache", "mapName", "currentVersion", "fullExtent", "initialExtent", "pixelType",
      "spatialReference",
    ]
    return object["tileInfo"] != nil || marks.filter { object[$0] != nil }.count >= 3
  }

  private static func isBareTileInfo(_ object: JSONValue) -> Bool {
    object["lods"] != nil && object["origin"] != nil
  }

  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    var model = CacheDescription()
    if Self.isBareTileInfo(document.root) {
      fields.tileInfo(document.root, in: "", into: &model)
    } else if let contents = document.root["contents"], contents.isObject {
      _ = fields.members(of: document.root, in: "", ["contents"])
      fields.service(contents, in: "contents", into: &model)
    } else {
      fields.service(document.root, in: "", into: &model)
    }
    return fields.log.document(self, document.text, model)
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ServiceJSONWriter.write(model)
  }

  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(settingServiceExtents: extent)
  }
}

extension JSONFields {
  fileprivate mutating func service(_ object: JSONValue, in path: String, into model: inout CacheDescription) {
    func name(_ key: String) -> String { Self.join(path, key) }
    log.positions.note(.whole, at: document.range(of: object))
    noteEmptyExtents(in: object)
    let found = members(
      of: object, in: path,
      [
        "tileInfo", "name", "mapName", "serviceDescription", "spatialReference", "units", "minLOD", "maxLOD",
        "minScale", "maxScale", "resampling", "exportTilesAllowed", "layers", "initialExtent", "fullExtent",
      ])
    if let tileInfo = self.object(found[0], name("tileInfo")) {
      self.tileInfo(tileInfo, in: name("tileInfo"), into: &model)
    }
    model.name = string(found[1], name("name"), .name)
    model.mapName = string(found[2], name("mapName"), .mapName)
    model.serviceDescription = string(found[3], name("serviceDescription"), .serviceDescription)
    model.spatialReference = spatialReference(found[4], in: name("spatialReference"), .map)
    model.units = string(found[5], name("units"), .units)
    model.minLOD = integer(found[6], name("minLOD"), .minLOD)
    model.maxLOD = integer(found[7], name("maxLOD"), .maxLOD)
    model.minScale = double(found[8], name("minScale"), .minScale)
    model.maxScale = double(found[9], name("maxScale"), .maxScale)
    model.allowsResampling = boolean(found[10], name("resampling"), .resampling)
    model.allowsTileExport = boolean(found[11], name("exportTilesAllowed"), .tileExport)
    model.layers = layers(found[12], in: name("layers"))
    model.initialExtent = extent(found[13], in: name("initialExtent"), .initial, reference: .initialExtent)
    model.fullExtent = extent(found[14], in: name("fullExtent"), .full, reference: .fullExtent)
  }
}
