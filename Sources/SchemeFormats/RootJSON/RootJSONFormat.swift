public import SourceText
public import TilingSchemes

/// root.json, the configuration of an open tile package (.tpkx) and of a ready-to-serve cache.
///
/// Source: `arcgis-semantics.md` §4.6, `real-files.md` §4. The keys are those of real files; the spellings of
/// root.md are read with a warning.
public struct RootJSONFormat: SchemeFormat {
  public var name: String { "root.json" }
  public var form: CacheForm? { .readyToServe }

  public init() {}

  public func recognizes(_ content: ParsedText) -> Bool {
    if case .json(let document) = content { document.root.hasPackageKeys } else { false }
  }

  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    let model = fields.rootJSON()
    return fields.log.document(self, document.text, model)
  }

  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try RootJSONWriter.write(model)
  }

  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(settingServiceExtents: extent)
  }
}

extension JSONFields {
  /// Reads the root object of root.json.
  fileprivate mutating func rootJSON() -> CacheDescription {
    let root = document.root
    log.positions.note(.whole, at: document.range(of: root))
    noteEmptyExtents(in: root)
    var model = CacheDescription()
    let found = members(
      of: root, in: "",
      [
        Key("tileInfo"), Key("storageInfo"), Key("tileImageInfo"), Key("name"), Key("serviceDescription"),
        Key("tileBundlesPath"), Key("spatialReference", "spatialreference"), Key("units"), Key("minLOD"),
        Key("maxLOD"), Key("minScale"), Key("maxScale"), Key("resampling"), Key("exportTilesAllowed"),
        Key("layers"), Key("initialExtent"), Key("fullExtent"), Key("version"),
      ])
    if let tileInfo = object(found[0], "tileInfo") {
      self.tileInfo(tileInfo, in: "tileInfo", into: &model)
    } else if found[0] == nil {
      missing("tileInfo", in: root, "", help: "it holds the origin, the tile size and the levels")
    }
    if let storage = object(found[1], "storageInfo") {
      let parts = members(
        of: storage, in: "storageInfo", [Key("storageFormat", "storageformat"), Key("packetSize", "packetsize")])
      self.storage(format: parts[0], packetSize: parts[1], in: "storageInfo", into: &model)
    }
    if let image = object(found[2], "tileImageInfo") {
      let parts = members(
        of: image, in: "tileImageInfo",
        [Key("format"), Key("compressionQuality", "compression"), "antialiasing", "bandCount", "lercError"])
      self.image(
        format: parts[0], quality: parts[1], antialiasing: parts[2], bandCount: parts[3], lercError: parts[4],
        in: "tileImageInfo", into: &model)
    }
    model.name = string(found[3], "name", .name)
    model.serviceDescription = string(found[4], "serviceDescription", .serviceDescription)
    model.tileBundlesPath = string(found[5], "tileBundlesPath", .tileBundlesPath)
    model.spatialReference = spatialReference(found[6], in: "spatialReference", .map)
    model.units = string(found[7], "units", .units)
    model.minLOD = integer(found[8], "minLOD", .minLOD)
    model.maxLOD = integer(found[9], "maxLOD", .maxLOD)
    model.minScale = double(found[10], "minScale", .minScale)
    model.maxScale = double(found[11], "maxScale", .maxScale)
    model.allowsResampling = boolean(found[12], "resampling", .resampling)
    model.allowsTileExport = boolean(found[13], "exportTilesAllowed", .tileExport)
    model.layers = layers(found[14], in: "layers")
    model.initialExtent = extent(found[15], in: "initialExtent", .initial, reference: .initialExtent)
    model.fullExtent = extent(found[16], in: "fullExtent", .full, reference: .fullExtent)
    if let version = found[17], document.double(of: version) != 1 {
      log.unheld.append(.init("version", at: document.range(of: version)))
    }
    return model
  }
}
