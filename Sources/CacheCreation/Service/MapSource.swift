public import Diagnostics
public import HTTPAccess
public import TilingSchemes

/// The description of the map or image service for which a cache is made.
public struct MapSource: Sendable {
  /// The origin of the service's name.
  public enum NameOrigin: Hashable, Sendable {
    /// The address: `…/rest/services/<folder>/<name>/MapServer`.
    case address
    /// The document: image services and packages contain their name.
    case document
    /// The name of the file, the directory or the raster, because the document contains no name. The user gets a
    /// notice.
    case fileName
  }

  /// The name of the source in messages: a path, an address, or `standard input`.
  public let displayName: String
  /// All values of the source.
  public let description: CacheDescription
  /// The name of the service; `nil` if the source contains none, so that the request must give it.
  public let service: ServiceName?
  /// The origin of the name; `nil` if there is no name.
  public let nameOrigin: NameOrigin?
  /// Whether it is an image service, or a raster.
  public let isImageService: Bool
  /// The findings of the documents; empty for the output of `gdalinfo -json`.
  public let findings: [FileFindings]
  /// A notice about an extent that was computed from the tiles; `nil` if it was not.
  public let notice: Message?
  /// The pixels, if it is a raster.
  package let raster: RasterPixels?
  /// Why there is no extent; `nil` if there is one, or the reason is unknown.
  private let extentProblem: String?

  init(
    displayName: String, description: CacheDescription, name: SourceName?, isImageService: Bool,
    findings: [FileFindings] = [], notice: Message? = nil, extentProblem: String? = nil,
    raster: RasterPixels? = nil
  ) {
    self.displayName = displayName
    self.description = description
    service = name?.service
    nameOrigin = name?.origin
    self.isImageService = isImageService
    self.findings = findings
    self.notice = notice
    self.extentProblem = extentProblem
    self.raster = raster
  }

  /// The name of the map (data frame); `nil` if the source contains none.
  public var mapName: String? { description.mapName.flatMap { $0.isEmpty ? nil : $0 } }

  /// ArcGIS's name for the folder of a map without a name.
  public static let defaultDataFrame = "Layers"

  /// The folder of the data frame in a cache: the name of the map, or `Layers` if the map has no name. Characters that a
  /// folder cannot have, such as `/`, are replaced by `_`.
  public var dataFrame: String {
    guard let mapName else { return Self.defaultDataFrame }
    let name = String(
      String.UnicodeScalarView(
        mapName.unicodeScalars.map { scalar in
          ServiceName.isUsableName(String(scalar)) || scalar == "." ? scalar : "_"
        }))
    return ServiceName.isUsableName(name) ? name : Self.defaultDataFrame
  }

  /// In its own coordinate system if it states one, otherwise in `spatialReference`.
  public var fullExtent: Envelope? { description.fullExtent }

  /// In its own coordinate system if it states one, otherwise in `spatialReference`.
  public var initialExtent: Envelope? { description.initialExtent }

  /// The layers of the source; `nil` if it does not list them.
  public var layers: [MapLayer]? { description.layers }

  /// The coordinate system of the tiling scheme, otherwise of the service, otherwise of an extent; `nil` if the source
  /// contains none, so that the request must give it.
  public var spatialReference: SpatialReference? {
    [
      description.scheme?.spatialReference, description.spatialReference, fullExtent?.spatialReference,
      initialExtent?.spatialReference,
    ].lazy.compactMap { $0 }.first(where: \.isNamed)
  }

  /// Whether a finding is an error, so that the documents cannot be used.
  public var hasErrors: Bool { findings.contains(where: \.hasErrors) }

  /// The full extent, or an error if there is none.
  ///
  /// - Throws: `MapSourceError.noExtent`, with the reason.
  public func requireFullExtent() throws(MapSourceError) -> Envelope {
    guard let fullExtent else { throw .noExtent(displayName, extentProblem ?? "it has no extent") }
    return fullExtent
  }
}

extension SpatialReference {
  /// Whether a WKID or well-known text says which system it is.
  fileprivate var isNamed: Bool { wkid != nil || latestWKID != nil || wellKnownText?.isEmpty == false }
}
