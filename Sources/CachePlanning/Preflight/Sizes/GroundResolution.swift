import CoordinateSystems
import TilingSchemes

/// What a map unit is on the ground, so that resolutions of different systems can be compared.
enum GroundResolution {
  /// - Returns: 1 where the unit is not known.
  static func metersPerUnit(of reference: SpatialReference?) -> Double {
    reference?.resolveSystem().map { metersPerUnit(of: $0) } ?? 1
  }

  static func metersPerUnit(of system: CoordinateSystem) -> Double { ScaleConvention.arcgis.metersPerUnit(system.unit) }
}
