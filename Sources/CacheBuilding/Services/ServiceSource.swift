public import CacheCreation
public import HTTPAccess

/// A map or image service from which tiles are made, and how it is asked.
///
/// Whether its content may be copied is a question of its terms of use, which the caller answers.
public struct ServiceSource: Sendable {
  /// The interface of a service.
  public enum Interface: Hashable, Sendable {
    /// An ArcGIS map service: `export`.
    case map
    /// An ArcGIS image service: `exportImage`.
    case image
    /// A Web Map Service of the OGC: `GetMap`.
    case wms
  }

  /// The address of the service.
  public let address: HTTPAddress
  /// The interface, which follows from the address.
  public let interface: Interface
  /// The token for a service that is not public.
  public var token: ServiceToken?
  /// Parameters that are sent with each request for a picture, such as `layers`, `time` or `layerDefs`. They replace those
  /// of ours, except the ones that decide which place is shown. At first they are the layers and styles that the address
  /// of a WMS names.
  public var parameters: [HTTPParameter] = []
  /// The pixels that are requested around a picture and cut off, so that labels and symbols at its edges are whole; `nil`
  /// for 128, or 0 for image services.
  public var gutter: Int?
  /// The number of requests at the same time, from 1 to 8.
  public var concurrency = 2
  /// The pause after each request of each of them, in seconds.
  public var delaySeconds = 0.0
  /// The time for one picture, in seconds.
  public var timeoutSeconds = 120.0
  /// Levels with a smaller number than this one are averaged from it, and not requested; `nil` requests all levels.
  public var averagedAbove: Int?
  /// Whether more than `mostRequests` may be sent.
  public var allowsManyRequests = false
  /// How failed requests are repeated.
  var retries = RetryPolicy()

  /// More requests than this are refused unless `allowsManyRequests` is set.
  public static let mostRequests = 1_000_000

  /// Whether a text is meant as the address of a service, and not as the path of a raster.
  public static func isAddress(_ text: String) -> Bool { HTTPAddress.isAddress(text) }

  /// - Parameter text: ends with `MapServer` or `ImageServer`; every other address is that of a WMS.
  /// - Throws: `HTTPAddressError` if the text is not an http or https address.
  public init(_ text: String) throws(HTTPAddressError) {
    let path = text.prefix { $0 != "?" && $0 != "#" }.lowercased()
    interface =
      switch path.split(separator: "/").last {
      case "mapserver": .map
      case "imageserver": .image
      default: .wms
      }
    let address = try HTTPAddress(text, asksForJSON: interface != .wms)
    self.address = address
    if interface == .wms {
      parameters = Self.ofAddress.compactMap { name in
        address.value(of: name).flatMap { $0.isEmpty ? nil : HTTPParameter(name, $0) }
      }
    }
  }

  /// What the address of a WMS may say about the pictures, as in one that is copied from a map.
  private static let ofAddress = ["LAYERS", "STYLES"]
}
