public import CacheCreation
public import Diagnostics
public import FileAccess
public import SystemPackage
public import TilingSchemes

/// The results of a pre-flight.
public struct PreflightReport: Sendable {
  /// The name of the scheme for people: a path, or the name of a built-in scheme or of a service.
  public let name: String
  /// The number of tiles and their expected size, level by level.
  public let forecast: CacheForecast
  /// The coordinate system of the scheme; `nil` if it is unknown.
  public let reference: SpatialReference?
  /// The image format of the tiles; `nil` if it is not stated.
  public let image: TileImageInfo?
  /// The alignment with the base map; `nil` if there is no base map.
  public let baseMap: BaseMapAlignment?
  /// The disk that will contain the cache; `nil` if the request names none.
  public let disk: FreeSpace?
  /// The findings of the rules over the scheme and over the forecast, by file.
  public let findings: [FileFindings]
  /// The plan of a new scheme; `nil` for an existing one.
  public let plan: CachePlan?
  /// The files that were written.
  public internal(set) var written: [FilePath] = []
  /// Notices about the written files, each one sentence without a full stop.
  public internal(set) var notices: [Message] = []

  package init(
    named name: String, _ forecast: CacheForecast, _ model: CacheDescription, baseMap: BaseMapAlignment? = nil,
    disk: FreeSpace? = nil, findings: [FileFindings] = [], plan: CachePlan? = nil
  ) {
    self.name = name
    self.forecast = forecast
    reference = forecast.scheme.spatialReference ?? model.spatialReference
    image = model.image
    self.baseMap = baseMap
    self.disk = disk
    self.findings = findings
    self.plan = plan
  }
}
