public import SourceText
public import TilingSchemes

/// The JSON that an ArcGIS map or image service answers with, with or without a cache.
///
/// Also read: the description within a .tpk, wrapped in `contents`; a bare `tileInfo`. Source:
/// `Documentation/Reference/service-json.md`.
public struct ServiceJSONFormat: SchemeFormat {
  /// The name by which `--to` asks for it; a service answers at an address and has no file of its own.
  public var name: String { "service.json" }
  /// `nil`: a service's answer is neither half of a pair of files.
  public var form: CacheForm? { nil }

  /// A value without state: every one reads and writes alike.
  public init() {}

  /// Whether it is a service's description, bare or in `contents`, or a bare `tileInfo` with `lods` and `origin`.
  ///
  /// A description has `tileInfo`, or at least three of the members that services have, such as `mapName` and
  /// `fullExtent`. What has the marks of a root.json is left to that format.
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

  /// Reads the scheme, images, storage, extents and layers; a service without a cache gives a model without a scheme.
  public func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    var model = CacheDescription()
    if Self.isBareTileInfo(document.root) {
      fields.tileInfo(document.root, in: "", into: &model)
    } else if let contents = document.root["contents"], contents.isObject {
      // What stands beside the description is kept.
      _ = fields.members(of: document.root, in: "", ServiceJSONFields.wrapper)
      fields.service(contents, in: "contents", into: &model)
    } else {
      fields.service(document.root, in: "", into: &model)
    }
    return fields.log.document(self, document.text, model)
  }

  /// Writes one line, with `singleFusedMapCache` true and the format of the images within `tileInfo`, as services do.
  ///
  /// - Throws: `WritingError` where the model has no scheme, or a level has another origin or tile size than the
  ///   scheme, or states limits of its own.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    try ServiceJSONWriter.write(model)
  }

  /// Sets the full and the initial extent; one that the description lacks is added.
  ///
  /// - Parameters:
  ///   - extent: in the scheme's coordinate system.
  ///   - document: the text in which it is written.
  /// - Returns: `nil` for a bare `tileInfo`, which has no place for an extent.
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
