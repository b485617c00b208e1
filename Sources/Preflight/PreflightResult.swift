package import Diagnostics
package import FileAccess
package import TilingSchemes

/// All that a pre-flight found out.
package struct PreflightResult: Sendable {
  package let forecast: CacheForecast
  /// The system of the scheme, where it is known.
  package let reference: SpatialReference?
  package let image: TileImageInfo?
  /// `nil` where there is none to line up with.
  package let baseMap: BaseMapAlignment?
  /// On which the cache will lie; `nil` where nobody asked.
  package let disk: FreeSpace?
  /// What only the extent, the counts and the machine show.
  package let findings: [Finding]

  package init(
    _ forecast: CacheForecast, _ model: CacheDescription, baseMap: BaseMapAlignment?, disk: FreeSpace? = nil,
    findings: [Finding]
  ) {
    self.forecast = forecast
    reference = forecast.scheme.spatialReference ?? model.spatialReference
    image = model.image
    self.baseMap = baseMap
    self.disk = disk
    self.findings = findings
  }
}
