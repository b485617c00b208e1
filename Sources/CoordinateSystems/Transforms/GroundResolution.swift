package import TilingSchemes

/// What a map unit is on the ground, so that resolutions of different systems can be compared.
package enum GroundResolution {
  /// - Returns: 1 where the unit is not known.
  package static func metersPerUnit(of reference: SpatialReference?) -> Double {
    reference?.resolveSystem().map { metersPerUnit(of: $0) } ?? 1
  }

  package static func metersPerUnit(of system: CoordinateSystem) -> Double {
    ScaleConvention.arcgis.metersPerUnit(system.unit)
  }
}
