import CoordinateSystems
import TilingSchemes

/// What the resolutions of a scheme are on the ground, so that those of different systems can be compared.
struct GroundResolution {
  /// 1 where the unit is not known.
  let metersPerUnit: Double

  init(_ scheme: TilingScheme, _ model: CacheDescription? = nil) {
    let unit = (scheme.spatialReference ?? model?.spatialReference)?.resolveSystem()?.unit
    metersPerUnit = unit.map { ScaleConvention.arcgis.metersPerUnit($0) } ?? 1
  }

  static func metersPerUnit(of system: CoordinateSystem) -> Double { ScaleConvention.arcgis.metersPerUnit(system.unit) }
}
