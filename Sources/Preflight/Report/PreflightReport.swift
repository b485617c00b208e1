public import CacheCreation
public import Diagnostics
public import FileAccess
public import SystemPackage
public import TilingSchemes

/// All that a pre-flight found out.
public struct PreflightReport: Sendable {
  /// The scheme's, for people: a path, the name of a built-in scheme or of a service.
  public let name: String
  /// What the cache will be and cost, level by level.
  public let forecast: CacheForecast
  /// The system of the scheme, where it is known.
  public let reference: SpatialReference?
  /// What is stated of the tiles' format.
  public let image: TileImageInfo?
  /// `nil` where there is none to line up with.
  public let baseMap: BaseMapAlignment?
  /// On which the cache will lie; `nil` where the request names none.
  public let disk: FreeSpace?
  /// What is wrong with the scheme, and what only the extent, the counts and the machine show; by file.
  public let findings: [FileFindings]
  /// How a new scheme was made; `nil` for one that exists.
  public let plan: CachePlan?
  /// The files that were asked for.
  public internal(set) var written: [FilePath] = []
  /// What the user should know of these files, each one sentence without a full stop.
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
