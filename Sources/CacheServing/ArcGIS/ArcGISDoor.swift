import CacheOpening
import SchemeFormats
import SourceText

/// Answers requests of ArcGIS's REST interface.
struct ArcGISDoor: Sendable {
  private let caches: ServedCaches

  init(_ caches: ServedCaches) { self.caches = caches }

  /// The forms in which a client can ask for a document.
  enum Format {
    case json, pretty, page

    /// - Returns: `nil` for a format that ArcGIS has and this server has not.
    init?(_ target: RequestTarget) {
      switch target.value("f")?.lowercased() {
      case "json": self = target.value("pretty")?.lowercased() == "true" ? .pretty : .json
      case "pjson": self = .pretty
      case "html": self = .page
      case nil: self = .page
      default: return nil
      }
    }

    var layout: JSONOutput.Layout { self == .json ? .compact : .indented }
  }

  /// The answer to a route of this door.
  ///
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func document(_ route: Route, _ format: Format) throws(OpeningError) -> ServedDocument {
    switch route {
    case .serverInfo:
      return ServedDocument(
        .object([
          .init("currentVersion", ServedService.version), .init("fullVersion", .string("10.9.1")),
          .init("authInfo", .object([.init("isTokenBasedSecurity", .bool(false))])),
        ]), format.layout)
    case .services: return ServedDocument(services, format.layout)
    case .service(let name, let kind):
      return try service(name) { description throws(WritingError) in
        guard description.kind == kind else {
          return .error(
            .notFound,
            "the cache \(name) is a service of the other kind; its address ends with \(description.kind.rawValue)")
        }
        return ServedDocument(try description.document(), format.layout)
      }
    case .layers(let name):
      return try service(name) { description throws(WritingError) in
        ServedDocument(try description.layers(), format.layout)
      }
    case .legend(let name):
      return try service(name) { description throws(WritingError) in
        ServedDocument(description.legend(), format.layout)
      }
    case .operation(let name):
      return .error(.badRequest, "\(name) is not supported: this service has tiles only")
    case .tileMap(let name, let place, let width, let height): return try tileMap(name, place, width, height)
    default: return .error(.notFound, "there is no such resource")
    }
  }

  /// All caches that can be opened; one that cannot is missing, as a stopped service of ArcGIS is.
  private var services: JSONOutput {
    let list = caches.places.compactMap { place -> JSONOutput? in
      guard let cache = try? place.cache() else { return nil }
      return .object([
        .init("name", .string(place.name)), .init("type", .string(ServedService(cache).kind.rawValue)),
      ])
    }
    return .object([
      .init("currentVersion", ServedService.version), .init("folders", .array([])),
      .init("services", .array(list)),
    ])
  }

  private func service(
    _ name: String, _ body: (ServedService) throws(WritingError) -> ServedDocument
  ) throws(OpeningError) -> ServedDocument {
    guard let place = caches.place(name) else { return ServedDocument.unknownCache(name) }
    let cache = try place.cache()
    do throws(WritingError) {
      return try body(ServedService(cache))
    } catch {
      return .error(.failed, "\(error)")
    }
  }

  private func tileMap(
    _ name: String, _ place: Route.TilePlace, _ width: Int, _ height: Int
  ) throws(OpeningError) -> ServedDocument {
    guard let found = caches.place(name) else { return ServedDocument.unknownCache(name) }
    guard width > 0, height > 0 else { return .error(.badRequest, "the width and the height must be at least 1") }
    let cache = try found.cache()
    guard let map = try? TileMap(cache, place, width: width, height: height), !map.isEmpty else {
      // Clients take this status for “nothing is there” and ask no further.
      return .error(.unprocessable, "the cache has no tile in this rectangle")
    }
    return ServedDocument(map.document)
  }
}
