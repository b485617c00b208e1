import CacheCreation
import HTTPAccess
import SourceText
import TilingSchemes

/// What a service says about itself before the first picture is requested.
struct ServiceDescription: Sendable {
  /// The largest picture in pixels.
  var limit: TileSize
  /// Its own coordinate system, if it states one.
  var reference: SpatialReference?
  /// The extent in its own coordinate system, or in that which it states.
  var extent: Envelope?
  /// The scheme of its own cache.
  var cache: TilingScheme?
  /// The image format of its own cache.
  var cacheFormat: TileImageFormat?
  /// The layers and systems of a WMS.
  var wms: WMSCapabilities?
  /// The format in which an image service is asked for its values.
  var valueFormat = ValueFormat.lerc

  /// A format that keeps values which are not colours.
  enum ValueFormat: Sendable {
    case lerc
    /// Of servers that do not know LERC.
    case tiff
  }

  /// The first release whose image services give LERC. Source: ArcGIS REST API, “Export Image”, “What's new”.
  private static let firstReleaseWithLERC = 10.3

  /// The limit of ArcGIS's services if they state none.
  static let usualLimit = TileSize(width: 4096, height: 4096)

  static func fetch(_ source: ServiceSource, token: String?) async throws(ServiceError) -> ServiceDescription {
    switch source.interface {
    case .map, .image: try await arcGIS(source, token)
    case .wms: try await wms(source, token)
    }
  }

  private static func arcGIS(
    _ source: ServiceSource, _ token: String?
  ) async throws(ServiceError) -> ServiceDescription {
    let answer: HTTPAnswer
    do throws(HTTPError) {
      answer = try await HTTPClient().get(source.address, token: token)
    } catch {
      throw .description(.http(error))
    }
    let map: MapSource
    do throws(MapSourceError) {
      map = try MapSource(answer, sentToken: token != nil || source.address.holdsToken)
    } catch {
      throw .description(error)
    }
    var description = ServiceDescription(limit: usualLimit)
    description.reference = map.spatialReference
    description.extent = map.fullExtent
    if let text = try? SourceText(answer.bytes), let document = try? JSONReader.read(text) {
      let root = document.root
      func number(_ key: String) -> Int? {
        root[key].flatMap(document.double(of:)).flatMap { Int(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
      }
      description.limit = TileSize(
        width: number("maxImageWidth") ?? usualLimit.width, height: number("maxImageHeight") ?? usualLimit.height)
      if let release = root["currentVersion"].flatMap(document.double(of:)), release < firstReleaseWithLERC {
        description.valueFormat = .tiff
      }
      // Old servers state no capabilities, and a service may state an empty list.
      if let capabilities = root["capabilities"]?.string, !capabilities.isEmpty {
        let names = capabilities.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
        guard names.contains("map") || names.contains("image") else {
          throw .noPictures(source.address.displayText, capabilities: capabilities)
        }
      }
      if root["singleFusedMapCache"]?.bool == true || source.interface == .image {
        description.cache = map.description.scheme
        description.cacheFormat = map.description.image?.format
      }
    }
    return description
  }

  private static func wms(
    _ source: ServiceSource, _ token: String?
  ) async throws(ServiceError) -> ServiceDescription {
    // Version 1.1.1 has no question of the order of axes. A server that only has another one answers with that.
    let version = source.parameters.first { $0.name.lowercased() == "version" }?.value ?? "1.1.1"
    let address = source.address.appending(
      [],
      [
        HTTPParameter("SERVICE", "WMS"), HTTPParameter("REQUEST", "GetCapabilities"), HTTPParameter("VERSION", version),
      ])
    let answer: HTTPAnswer
    do throws(HTTPError) {
      answer = try await HTTPClient().get(address, token: token)
    } catch {
      throw .description(.http(error))
    }
    let capabilities: WMSCapabilities
    do throws(PictureFault) {
      capabilities = try WMSCapabilities(answer.bytes)
    } catch {
      throw .noCapabilities(source.address.displayText, error)
    }
    var description = ServiceDescription(limit: capabilities.limit ?? usualLimit)
    let layers = source.parameters.last { $0.name.lowercased() == "layers" }?.value
    guard let layers, !layers.isEmpty else {
      throw .layersRequired(source.address.displayText, available: capabilities.layers.map(\.name))
    }
    let chosen = try capabilities.layers(named: layers.split(separator: ",").map(String.init))
    let extents = chosen.compactMap(\.extent)
    if let first = extents.first { description.extent = extents.dropFirst().reduce(first) { $0.union($1) } }
    description.extent?.spatialReference = .wgs84
    description.wms = capabilities
    return description
  }
}
