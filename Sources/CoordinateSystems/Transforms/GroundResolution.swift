package import TilingSchemes

/// The size of a map unit on the ground, so that resolutions of different systems can be compared.
package enum GroundResolution {
  /// - Returns: metres per map unit; 1 if the unit is unknown.
  package static func metersPerUnit(of reference: SpatialReference?) -> Double {
    reference?.resolveSystem().map { metersPerUnit(of: $0) } ?? 1
  }

  package static func metersPerUnit(of system: CoordinateSystem) -> Double {
    ScaleConvention.arcgis.metersPerUnit(system.unit)
  }
}
