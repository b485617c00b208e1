import CacheOpening
import SchemeFormats
import SourceText
import TilingSchemes

/// Answers requests of OGC's Web Map Tile Service 1.0.0, by templates and by key and value.
struct WMTSDoor: Sendable {
  private let caches: ServedCaches

  init(_ caches: ServedCaches) { self.caches = caches }

  /// The capabilities of one cache, or of all that a WMTS can state.
  ///
  /// - Parameter name: the name of the cache; `nil` for all.
  /// - Throws: `OpeningError` if the cache cannot be opened.
  func capabilities(_ name: String?, base: String) throws(OpeningError) -> ServedDocument {
    if let name {
      guard let place = caches.place(name) else { return Self.unknown(name) }
      let cache = try place.cache()
      do throws(WritingError) {
        let layer = try Self.layer(of: cache, base: base)
        return Self.document([layer], title: cache.grid.model.name ?? name, at: "\(base)/wmts/\(cache.encodedName)")
      } catch {
        return Self.exception(.notFound, "NoApplicableCode", "this cache has no WMTS: \(error)")
      }
    }
    // A cache whose system has no code, or that cannot be opened, is left out: one cache must not close the others.
    let layers = caches.places.compactMap { place in
      (try? place.cache()).flatMap { try? Self.layer(of: $0, base: base) }
    }
    return Self.document(layers, title: "Tile caches", at: "\(base)/wmts")
  }

  /// Whether a WMTS can state a cache.
  static func isPossible(_ cache: ServedCache) -> Bool { (try? layer(of: cache, base: "")) != nil }

  private static func layer(of cache: ServedCache, base: String) throws(WritingError) -> WMTSService.Layer {
    var model = cache.grid.model
    model.tileAddress = tileAddress(of: cache, base: base)
    return try WMTSService.Layer(model, identifier: cache.name)
  }

  private static func document(_ layers: [WMTSService.Layer], title: String, at address: String) -> ServedDocument {
    let metadata = address + "/1.0.0/WMTSCapabilities.xml"
    return ServedDocument(
      xml: WMTSService(title: title, address: address, metadata: metadata, layers: layers).text)
  }

  /// The template of the tiles in the names of the model.
  static func tileAddress(of cache: ServedCache, base: String) -> String {
    "\(base)/wmts/\(cache.encodedName)/{level}/{row}/{col}"
  }

  /// What a request by key and value asks for.
  enum Operation {
    case capabilities
    case tile(String, Route.TilePlace)
    case wrong(ServedDocument)
  }

  /// Reads a request by key and value. Keys may be in any letter case, values may not. Source: OGC 07-057r7, §11.
  ///
  /// - Parameter name: the name of the cache in the path; `nil` if `LAYER` names it.
  func operation(_ target: RequestTarget, _ name: String?) -> Operation {
    if let service = target.value("service"), service.uppercased() != "WMTS" {
      return .wrong(Self.exception(.badRequest, "InvalidParameterValue", "SERVICE must be WMTS", at: "SERVICE"))
    }
    switch target.value("request")?.lowercased() {
    // An address without a request is usually one that a user has typed.
    case "getcapabilities", nil: return .capabilities
    case "gettile": break
    default:
      return .wrong(
        Self.exception(
          .badRequest, "OperationNotSupported", "the operations are GetCapabilities and GetTile", at: "REQUEST"))
    }
    guard let layer = target.value("layer") ?? name else {
      return .wrong(Self.exception(.badRequest, "MissingParameterValue", "LAYER is missing", at: "LAYER"))
    }
    guard name == nil || name == layer, caches.place(layer) != nil else { return .wrong(Self.unknown(layer)) }
    if let set = target.value("tilematrixset"), set != layer {
      return .wrong(
        Self.exception(
          .badRequest, "InvalidParameterValue", "the tile matrix set of this layer is \(layer)", at: "TILEMATRIXSET"))
    }
    var numbers: [Int] = []
    for key in ["tilematrix", "tilerow", "tilecol"] {
      guard let text = target.value(key) else {
        let name = key.uppercased()
        return .wrong(Self.exception(.badRequest, "MissingParameterValue", "\(name) is missing", at: name))
      }
      guard let number = Int(text), (0..<10_000_000_000).contains(number) else {
        let name = key.uppercased()
        return .wrong(Self.exception(.badRequest, "InvalidParameterValue", "\(name) must be a number", at: name))
      }
      numbers.append(number)
    }
    return .tile(layer, Route.TilePlace(level: numbers[0], row: numbers[1], column: numbers[2]))
  }

  static func unknown(_ name: String) -> ServedDocument {
    exception(.notFound, "InvalidParameterValue", "there is no layer with the name \(name)", at: "LAYER")
  }

  /// The answer for a tile that the cache does not have.
  static let tileOutOfRange = exception(.notFound, "TileOutOfRange", "the cache does not have this tile")

  /// An error as OGC states it. Source: OGC 06-121r9, §8.
  static func exception(
    _ status: ServerResponse.Status, _ code: String, _ message: String, at place: String? = nil
  ) -> ServedDocument {
    var writer = XMLWriter()
    writer.open(
      "ows:ExceptionReport",
      ["xmlns:ows": "http://www.opengis.net/ows/1.1", "version": "1.1.0", "xml:lang": "en"])
    if let place {
      writer.open("ows:Exception", ["exceptionCode": code, "locator": place])
    } else {
      writer.open("ows:Exception", attribute: "exceptionCode", code)
    }
    writer.element("ows:ExceptionText", text: message)
    writer.close("ows:Exception")
    writer.close("ows:ExceptionReport")
    return ServedDocument(xml: writer.output, status: status)
  }
}
