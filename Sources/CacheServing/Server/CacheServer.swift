import CacheOpening
public import SystemPackage
import TileStores

/// Answers the requests of clients for caches, packages and databases: ArcGIS REST, WMTS, web maps, and pages.
///
/// It knows no connections, so that any program can serve its answers. Nothing is ever written, and no path of a request
/// reaches the file system.
public final class CacheServer: Sendable {
  /// The longest address that is read, in bytes.
  public static let longestTarget = 2048

  private let settings: ServerSettings
  private let caches: ServedCaches
  private let site: SiteCheck
  private let tileDoor: TileDoor
  private let documents: DocumentAnswers

  /// Looks for caches; each is opened at its first request.
  ///
  /// - Parameters:
  ///   - paths: caches, packages and databases, or directories with any number of them.
  ///   - settings: whom the server answers, and with what.
  /// - Throws: `ServingError` if nothing exists at a path, or a directory has no cache.
  public init(_ paths: [FilePath], settings: ServerSettings) throws(ServingError) {
    self.settings = settings
    caches = try ServedCaches(paths)
    site = SiteCheck(settings)
    tileDoor = TileDoor(settings)
    documents = DocumentAnswers(caches, settings)
  }

  /// The names of the caches, in the order in which they were found.
  public var names: [String] { caches.places.map(\.name) }

  /// The address of the page of a cache, below that of the server.
  ///
  /// - Parameter name: one of `names`.
  public func pageAddress(of name: String) -> String { "caches/\(RequestTarget.encoded(name))/" }

  /// The answer to a request, if nothing has to be read from a disk for it: a tile whose bytes the system has in memory.
  ///
  /// - Returns: `nil` if `answer` has to be called, which may wait.
  public func answerAtOnce(_ request: ServerRequest) -> ServerResponse? { response(to: request, from: .memory) }

  /// The answer to a request. The call may wait for a disk. A request for the head alone is answered as one for
  /// everything: the caller leaves out the body and states its length.
  public func answer(_ request: ServerRequest) -> ServerResponse {
    response(to: request, from: .disk) ?? finished(.error(.failed, "the answer could not be made"), request)
  }

  private func response(to request: ServerRequest, from source: ReadingSource) -> ServerResponse? {
    if let refusal = refusal(of: request) { return refusal }
    guard let target = RequestTarget(request.target) else {
      return finished(.error(.badRequest, "the address is not valid"), request)
    }
    let route = Route(target)
    switch route {
    case .tile(let name, let place, let door): return tile(name, place, door, request, from: source)
    case .keyValue(let name):
      switch documents.operation(target, name) {
      case .tile(let layer, let place): return tile(layer, place, .wmts, request, from: source)
      case .capabilities: break
      case .wrong(let document): return finished(document, request)
      }
    default: break
    }
    guard case .disk = source else { return nil }
    let context = RequestContext(request, target, settings)
    if let place = documents.redirection(route, context) {
      var headers = ResponseHeaders("Location", place)
      headers.add(site.headers(for: request.headers))
      return ServerResponse(.permanentRedirect, headers: headers)
    }
    return finished(documents.answer(route, context), request)
  }

  /// The answer to a request that is not read further.
  private func refusal(of request: ServerRequest) -> ServerResponse? {
    guard request.target.utf8.count <= Self.longestTarget else {
      return finished(.error(.addressTooLong, "the address is longer than \(Self.longestTarget) bytes"), request)
    }
    guard let host = request.headers.host else {
      return finished(.error(.badRequest, "the request names no host"), request)
    }
    guard site.permitsHost(host) else {
      return finished(
        .error(
          .forbidden,
          "this server does not answer requests for the host of this address; the person who runs it can permit the host"
        ),
        request)
    }
    switch request.method {
    case .get, .head: return nil
    case .options:
      var headers = ResponseHeaders("Allow", "GET, HEAD, OPTIONS")
      headers.add("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
      headers.add("Access-Control-Max-Age", "600")
      headers.add(site.headers(for: request.headers))
      return ServerResponse(.noContent, headers: headers)
    case .other:
      var response = finished(.error(.methodNotAllowed, "the methods are GET, HEAD and OPTIONS"), request)
      response.headers.add("Allow", "GET, HEAD, OPTIONS")
      return response
    }
  }

  private func tile(
    _ name: String, _ place: Route.TilePlace, _ door: Route.Interface, _ request: ServerRequest,
    from source: ReadingSource
  ) -> ServerResponse? {
    let absent = { () -> ServerResponse in
      switch door {
      case .arcgis, .web: self.finished(.error(.notFound, "the cache does not have this tile"), request)
      case .wmts: self.finished(WMTSDoor.tileOutOfRange, request)
      }
    }
    guard let served = caches.place(name) else {
      return finished(door == .wmts ? WMTSDoor.unknown(name) : ServedDocument.unknownCache(name), request)
    }
    do {
      guard let cache = try served.cache(from: source) else { return nil }
      var place = place
      if door == .web {
        guard let levels = cache.webLevels else { return finished(WebMapDoor.refusal(name), request) }
        guard let level = levels[place.level] else {
          return finished(.error(.notFound, "the cache does not have the zoom \(place.level)"), request)
        }
        place = Route.TilePlace(level: level, row: place.row, column: place.column)
      }
      return tileDoor.answer(
        cache, place, request.headers, from: source, common: site.headers(for: request.headers), absent: absent)
    } catch {
      return finished(documents.failure(error, of: served), request)
    }
  }

  /// Adds the headers of a document: who may read it, which version it is, and how it is compressed.
  private func finished(_ document: ServedDocument, _ request: ServerRequest) -> ServerResponse {
    var headers = ResponseHeaders("Content-Type", document.kind.mediaType)
    headers.add("X-Content-Type-Options", "nosniff")
    headers.add("Vary", "Accept-Encoding, Origin")
    headers.add(site.headers(for: request.headers))
    if case .html = document.kind { headers.add(PagePolicy.headers) }
    if document.kind.isData {
      var isScript = false
      if case .script = document.kind { isScript = true }
      guard site.permitsDocument(request.headers, isScript: isScript) else {
        let refusal = ServedDocument.error(
          .forbidden, "a page of another site asks for this document, and this server is not set to permit that")
        return ServerResponse(.forbidden, headers: headers, body: refusal.bytes)
      }
    }
    headers.add("Cache-Control", "no-cache")
    if document.status == .ok {
      let tag = document.entityTag
      headers.add("ETag", tag)
      if EntityTag.matches(request.headers.ifNoneMatch, tag) { return ServerResponse(.notModified, headers: headers) }
    }
    if let packed = TextCompression.gzip(document.bytes, accepted: request.headers.acceptEncoding) {
      headers.add("Content-Encoding", "gzip")
      return ServerResponse(document.status, headers: headers, body: packed)
    }
    return ServerResponse(document.status, headers: headers, body: document.bytes)
  }
}
