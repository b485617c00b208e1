import CacheOpening
import SourceText

/// Answers requests for everything but tiles.
struct DocumentAnswers: Sendable {
  private let caches: ServedCaches
  private let settings: ServerSettings
  private let arcgis: ArcGISDoor
  private let wmts: WMTSDoor
  private let web: WebMapDoor
  private let page: PageDoor
  private let files: PageFiles

  init(_ caches: ServedCaches, _ settings: ServerSettings) {
    self.caches = caches
    self.settings = settings
    arcgis = ArcGISDoor(caches)
    wmts = WMTSDoor(caches)
    web = WebMapDoor(caches)
    page = PageDoor(caches)
    files = PageFiles(library: settings.mapLibrary)
  }

  /// What a WMTS request by key and value asks for.
  func operation(_ target: RequestTarget, _ name: String?) -> WMTSDoor.Operation { wmts.operation(target, name) }

  /// The address to which a request is sent: the page of a cache.
  func redirection(_ route: Route, _ context: RequestContext) -> String? {
    switch route {
    case .page(let name, endsWithSlash: false) where caches.place(name) != nil:
      "\(context.base)/caches/\(RequestTarget.encoded(name))/"
    // In ArcGIS, a service without a format is a page.
    case .service(let name, _) where ArcGISDoor.Format(context.target) == .page && caches.place(name) != nil:
      "\(context.base)/caches/\(RequestTarget.encoded(name))/"
    default: nil
    }
  }

  /// The answer to a route that is not a tile.
  func answer(_ route: Route, _ context: RequestContext) -> ServedDocument {
    do {
      return try document(route, context)
    } catch {
      return failure(error, of: place(of: route))
    }
  }

  /// The answer for a cache that cannot be opened.
  func failure(_ error: OpeningError, of place: ServedPlace?) -> ServedDocument {
    guard let place else { return .error(.failed, "the cache cannot be opened") }
    return .error(
      .failed, "the cache cannot be opened: \(place.problem(error))")
  }

  private func document(_ route: Route, _ context: RequestContext) throws(OpeningError) -> ServedDocument {
    switch route {
    case .cacheList: return page.list(base: context.base)
    case .pageData(let name): return try page.data(name, base: context.base)
    case .presence(let name, let level): return try page.presence(name, level: level)
    case .check(let name, let level): return try page.check(name, level: level)
    case .tileInfo(let name, let place): return try page.tileInfo(name, place)
    case .serverInfo, .services, .service, .layers, .legend, .tileMap, .operation:
      guard let format = ArcGISDoor.Format(context.target) else {
        return .error(.badRequest, "the format must be json, pjson or html")
      }
      return wrapped(try arcgis.document(route, format), context.target)
    case .keyValue(let name), .capabilities(let name): return try wmts.capabilities(name, base: context.base)
    case .tileJSON(let name): return try web.document(name, base: context.base)
    case .index: return files.index
    case .asset(let name): return files.asset(name)
    case .page(let name, _):
      guard let place = caches.place(name) else { return ServedDocument.unknownCache(name) }
      return files.map(title: (try? place.cache().grid.model.name) ?? name)
    case .tile, .unknown: return .error(.notFound, "there is no such resource")
    }
  }

  /// A document as a call of the function that a client names: Cesium asks so. Source: Esri, “Output formats”.
  private func wrapped(_ document: ServedDocument, _ target: RequestTarget) -> ServedDocument {
    guard let name = target.value("callback"), !name.isEmpty else { return document }
    let isFirst = { (character: Character) in character.isASCII && (character.isLetter || "_$".contains(character)) }
    guard name.utf8.count <= 128, let first = name.first, isFirst(first),
      name.allSatisfy({ isFirst($0) || $0.isASCII && $0.isNumber || $0 == "." })
    else { return .error(.badRequest, "the name of the callback is not valid") }
    // The comment keeps the answer from being read as another type of file by its first bytes.
    return ServedDocument(
      .script, Array("/**/\(name)(".utf8) + document.bytes.dropLast() + Array(");\n".utf8), status: document.status)
  }

  private func place(of route: Route) -> ServedPlace? {
    switch route {
    case .pageData(let name), .presence(let name, _), .check(let name, _), .tileInfo(let name, _),
      .service(let name, _), .layers(let name), .legend(let name), .tileMap(let name, _, _, _), .tileJSON(let name),
      .page(let name, _):
      caches.place(name)
    case .keyValue(let name), .capabilities(let name): name.flatMap(caches.place)
    default: nil
    }
  }
}
