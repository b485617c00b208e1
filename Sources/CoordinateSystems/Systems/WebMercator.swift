package import TilingSchemes

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Web Mercator: its WKIDs, and the conversion between degrees and metres on its sphere. Source: EPSG Guidance Note
/// 7-2, method 1024.
package enum WebMercator {
  /// EPSG’s code.
  package static let epsgCode = 3857

  /// All WKIDs that Web Mercator has had: Esri’s 102113 until version 9.3 and 102100 since then, EPSG’s 3785 until 2009
  /// and 3857 since then, and 900913, which open-source programs invented before EPSG had a code.
  package static let wkids = [102_100, 102_113, 3785, 3857, 900_913]

  /// The reference as ArcGIS writes it.
  package static let reference = SpatialReference(wkid: 102_100, latestWKID: epsgCode)

  /// The radius of the sphere, in metres.
  private static let radius = 6_378_137.0

  /// Half of the width of the world, in metres.
  package static let halfWidth = 20_037_508.342789244

  /// The northern edge of the square world, in degrees.
  package static let lastLatitude = 85.051_128_779_806_59

  package static func longitude(_ x: Double) -> Double { x / radius * 180 / .pi }

  package static func latitude(_ y: Double) -> Double { (2 * atan(exp(y / radius)) - .pi / 2) * 180 / .pi }

  package static func x(longitude: Double) -> Double { longitude * .pi / 180 * radius }

  /// - Parameter latitude: in degrees. The poles would be infinite, so latitudes are limited to ±89.99°.
  package static func y(latitude: Double) -> Double {
    radius * asinh(tan(max(-89.99, min(89.99, latitude)) * .pi / 180))
  }
}
