import CoordinateSystems
import SchemeFormats
import SourceText
import TilingSchemes

/// The documents of ArcGIS's REST interface. What each client reads is in `Reference/serving.md#arcgis-rest`.
struct ServedService {
  /// The version of ArcGIS Server whose interface is offered. From 10.2, clients ask for tiles without blank ones; from
  /// 10.3, three-dimensional views accept a service.
  static let version = JSONOutput.number("10.91")

  private let cache: ServedCache

  init(_ cache: ServedCache) { self.cache = cache }

  /// The kind of service that the cache is.
  var kind: Route.ServiceKind { cache.grid.isElevation ? .image : .map }

  /// What a client reads first.
  ///
  /// - Throws: `WritingError` if the scheme cannot be stated as an ArcGIS service.
  func document() throws(WritingError) -> JSONOutput {
    var members: [JSONOutput.Member] = [.init("currentVersion", Self.version)]
    let described = try ServiceJSONFormat().members(of: cache.grid.model)
    let model = cache.grid.model
    members += described
    func add(_ key: String, _ value: JSONOutput) {
      if !members.contains(where: { $0.key == key }) { members.append(.init(key, value)) }
    }
    add("description", .string(model.item?.summary ?? model.serviceDescription ?? ""))
    add("copyrightText", .string(model.attribution ?? model.item?.credits ?? ""))
    add("capabilities", .string(kind == .image ? "Image,TilesOnly,Tilemap" : "Map,TilesOnly,Tilemap"))
    add("layers", .array([]))
    add("tables", .array([]))
    add("supportsDynamicLayers", .bool(false))
    add("exportTilesAllowed", .bool(false))
    add("supportedImageFormatTypes", .string("PNG32,PNG24,PNG,JPG"))
    add("maxImageWidth", .integer(4096))
    add("maxImageHeight", .integer(4096))
    add("documentInfo", documentInfo)
    if kind == .image {
      add("serviceDataType", .string("esriImageServiceDataTypeElevation"))
      add("pixelType", .string("F32"))
      add("bandCount", .integer(model.image?.bandCount ?? 1))
      if let extent = members.first(where: { $0.key == "fullExtent" })?.value { add("extent", extent) }
      add("cacheType", .string("Elevation"))
    }
    return .object(members)
  }

  private var documentInfo: JSONOutput {
    let item = cache.grid.model.item
    let texts: [(key: String, text: String)] = [
      ("Title", item?.title ?? cache.grid.model.name ?? cache.name), ("Author", ""), ("Comments", ""),
      ("Subject", item?.summary ?? ""), ("Category", ""), ("Keywords", item?.tags ?? ""),
    ]
    return .object(texts.map { .init($0.key, .string($0.text)) })
  }

  /// The legend: the symbols that a package has, for each layer.
  func legend() -> JSONOutput {
    let layers = cache.grid.stated.layers ?? []
    return .object([
      .init(
        "layers",
        .array(
          layers.filter { $0.legend?.isEmpty == false }.map { layer in
            .object([
              .init("layerId", .integer(layer.id)), .init("layerName", .string(layer.name)),
              .init("layerType", .string(layer.type ?? "Feature Layer")),
              .init("minScale", .double(layer.minScale ?? 0)), .init("maxScale", .double(layer.maxScale ?? 0)),
              .init("legend", .array((layer.legend ?? []).map(Self.symbol))),
            ])
          }))
    ])
  }

  /// The layers with their legends, as `/layers` lists them.
  func layers() throws(WritingError) -> JSONOutput {
    let described = try ServiceJSONFormat().members(of: cache.grid.model)
    return .object([
      .init("layers", described.first { $0.key == "layers" }?.value ?? .array([])), .init("tables", .array([])),
    ])
  }

  private static func symbol(_ entry: LegendEntry) -> JSONOutput {
    .object([
      .init("label", .string(entry.label)), .init("url", .string("")),
      .init("imageData", .string(entry.imageData)), .init("contentType", .string(entry.contentType ?? "image/png")),
      .init("height", .integer(entry.height ?? 20)), .init("width", .integer(entry.width ?? 20)),
      .init("values", .array((entry.values ?? []).map { .string($0) })),
    ])
  }
}
