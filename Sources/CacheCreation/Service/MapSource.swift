public import Diagnostics
public import HTTPAccess
public import TilingSchemes

/// What is known of the map or image service that a cache is for.
public struct MapSource: Sendable {
  /// Where the name of a service comes from.
  public enum NameOrigin: Hashable, Sendable {
    /// `…/rest/services/<folder>/<name>/MapServer`.
    case address
    /// The document says it: an image service or a package does.
    case document
    /// Nothing says it, and the file's, the directory's or the raster's name was taken: a notice for the user.
    case fileName
  }

  /// What the source is called in messages: a path, an address, `standard input`.
  public let displayName: String
  /// All that the source says.
  public let description: CacheDescription
  /// `nil` where nothing says it, so that the request has to.
  public let service: ServiceName?
  /// `nil` where there is no name.
  public let nameOrigin: NameOrigin?
  /// Whether it is an image service, or a raster.
  public let isImageService: Bool
  /// What is wrong with the documents; those that were read without a tiling scheme have none.
  public let findings: [FileFindings]
  /// Why there is no extent where there is none.
  private let extentProblem: String?

  init(
    displayName: String, description: CacheDescription, name: SourceName?, isImageService: Bool,
    findings: [FileFindings] = [], extentProblem: String? = nil
  ) {
    self.displayName = displayName
    self.description = description
    service = name?.service
    nameOrigin = name?.origin
    self.isImageService = isImageService
    self.findings = findings
    self.extentProblem = extentProblem
  }

  /// The map (data frame) as the source names it; `nil` where it does not.
  public var mapName: String? { description.mapName.flatMap { $0.isEmpty ? nil : $0 } }

  /// The folder of a map that has no name, as ArcGIS calls it.
  public static let defaultDataFrame = "Layers"

  /// The data frame's folder in a cache: the map's name, else `Layers`. Also `Layers` where the map's name cannot be a
  /// directory's.
  public var dataFrame: String {
    mapName.flatMap { ServiceName.isUsableName($0) ? $0 : nil } ?? Self.defaultDataFrame
  }

  /// In its own system where it names one, else in `spatialReference`.
  public var fullExtent: Envelope? { description.fullExtent }

  /// In its own system where it names one, else in `spatialReference`.
  public var initialExtent: Envelope? { description.initialExtent }

  /// As the source lists them; `nil` where it does not.
  public var layers: [MapLayer]? { description.layers }

  /// The tiling scheme's own system, else the service's, else that of an extent; `nil` where nothing names one, so
  /// that the request has to.
  public var spatialReference: SpatialReference? {
    [
      description.scheme?.spatialReference, description.spatialReference, fullExtent?.spatialReference,
      initialExtent?.spatialReference,
    ].lazy.compactMap { $0 }.first(where: \.isNamed)
  }

  /// Whether a problem keeps the documents from being used.
  public var hasErrors: Bool { findings.contains(where: \.hasErrors) }

  /// The full extent, for those that cannot do without.
  ///
  /// - Throws: `MapSourceError.noExtent`, which says why there is none and what to do.
  public func requireFullExtent() throws(MapSourceError) -> Envelope {
    guard let fullExtent else { throw .noExtent(displayName, extentProblem ?? "it has no extent") }
    return fullExtent
  }
}

extension SpatialReference {
  /// Whether anything says which system it is.
  fileprivate var isNamed: Bool { wkid != nil || latestWKID != nil || wellKnownText?.isEmpty == false }
}
