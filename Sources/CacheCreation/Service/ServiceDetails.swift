import SchemeFormats
import SourceText
import TilingSchemes

/// Values in the JSON of a service that are not part of a tiling scheme.
struct ServiceDetails {
  private(set) var isImageService = false
  /// The member `extent`, which image services had before `fullExtent` and still have beside it.
  private(set) var extent: Envelope?
  /// Whether an extent exists, but is empty: its `xmin` is `null` or "NaN".
  private(set) var hasEmptyExtent = false

  /// For a document that is not JSON.
  init() {}

  init(_ document: JSONDocument) {
    let root = document.root["contents"].flatMap { $0.isObject ? $0 : nil } ?? document.root
    // Only image services have these members. Source: ArcGIS REST API, “Image Service”.
    isImageService = ["pixelType", "pixelSizeX", "serviceDataType"].contains { root[$0]?.isNull == false }
    extent = root["extent"].flatMap { Self.envelope($0, in: document) }
    hasEmptyExtent = ["fullExtent", "initialExtent", "extent"].compactMap { root[$0]?["xmin"] }.contains {
      $0.isNull || $0.string == "NaN"
    }
  }

  private static func envelope(_ object: JSONValue, in document: JSONDocument) -> Envelope? {
    let edges = ["xmin", "ymin", "xmax", "ymax"].compactMap { object[$0].flatMap(document.double(of:)) }
    guard edges.count == 4 else { return nil }
    return Envelope(
      xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3],
      spatialReference: object["spatialReference"].flatMap { SpatialReference($0, in: document) })
  }
}
