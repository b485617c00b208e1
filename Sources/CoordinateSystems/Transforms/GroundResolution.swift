package import TilingSchemes

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The size of a map unit on the ground, so that resolutions of different systems can be compared.
package enum GroundResolution {
  /// - Returns: metres per map unit; 1 if the unit is unknown.
  package static func metersPerUnit(of reference: SpatialReference?) -> Double {
    reference?.resolveSystem().map { metersPerUnit(of: $0) } ?? 1
  }

  package static func metersPerUnit(of system: CoordinateSystem) -> Double {
    ScaleConvention.arcgis.metersPerUnit(system.unit)
  }

  /// The length of a circle of latitude, as a part of that of the equator. By this factor a degree of longitude, and a
  /// metre of Web Mercator, is shorter on the ground than at the equator; on the sphere, which differs by less than 0.7 %.
  package static func factor(atLatitude latitude: Double) -> Double { cos(latitude * .pi / 180) }
}
