public import SourceText
public import TilingSchemes

/// The JSON description that an ArcGIS map or image service returns, with or without a cache.
///
/// Two other documents are read too: the description within a .tpk, which is wrapped in `contents`, and a bare
/// `tileInfo`. Source: `Documentation/Reference/service-json.md`.
public struct ServiceJSONFormat: SchemeFormat {
  /// The format's name for `--to`; a service has an address and no file.
  public var name: String { "service.json" }
  /// `nil`: the description of a service does not belong to a pair of files.
  public var form: CacheForm? { nil }

  /// All values of this type are alike.
  public init() {}

  /// Whether the content is a service's description, bare or in `contents`, or a bare `tileInfo` with `lods` and
  /// `origin`.
  ///
  /// A description has `tileInfo`, or at least three of the members that services have, such as `mapName` and
  /// `fullExtent`. A document with the keys of a root.json does not belong to this format.
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

  /// Reads the scheme, images, storage, extents and layers. A service without a cache gives a model without a scheme.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    var model = CacheDescription()
    if Self.isBareTileInfo(document.root) {
      fields.tileInfo(document.root, in: "", into: &model)
    } else if let contents = document.root["contents"], contents.isObject {
      // Members beside the description are kept as items that the model does not hold.
      _ = fields.members(of: document.root, in: "", ServiceJSONFields.wrapper)
      fields.service(contents, in: "contents", into: &model)
    } else {
      fields.service(document.root, in: "", into: &model)
    }
    return fields.log.document(self, document.text, model)
  }

  /// Writes the description on one line, with `singleFusedMapCache` true and the image format within `tileInfo`, as
  /// services do.
  ///
  /// - Throws: `WritingError` if the model has no scheme, or a level has its own origin, tile size or limits, which a
  ///   service cannot state.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ServiceJSONWriter.write(model)
  }

  /// The members of the description in their order, for a server that adds its own.
  ///
  /// - Throws: `WritingError` as `write`.
  package func members(of model: CacheDescription) throws(WritingError) -> [JSONOutput.Member] {
    try ServiceJSONWriter.members(of: model)
  }

  /// Sets the full and the initial extent; a missing one is added.
  ///
  /// - Parameters:
  ///   - extent: the new extent, in the scheme's coordinate system.
  ///   - document: the document that is edited.
  /// - Returns: `nil` for a bare `tileInfo`, which cannot contain an extent.
  public func edits(settingExtent extent: Envelope, in document: SchemeDocument) -> [SourceEdit]? {
    document.edits(settingServiceExtents: extent)
  }
}

extension JSONFields {
  fileprivate mutating func service(_ object: JSONValue, in path: String, into model: inout CacheDescription) {
    log.positions.note(.whole, at: document.range(of: object))
    noteEmptyExtents(in: object)
    _ = read(object, in: path, ServiceJSONFields.document, into: &model) { $0 }
  }
}
