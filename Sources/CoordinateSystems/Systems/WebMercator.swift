package import TilingSchemes

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Web Mercator: its numbers, and its sphere: degrees to metres and back. Source: EPSG Guidance Note 7-2, method 1024.
package enum WebMercator {
  /// EPSG’s number.
  package static let epsgCode = 3857

  /// All numbers that Web Mercator has had: Esri’s 102113 until 9.3 and 102100 since, EPSG’s 3785 until 2009 and 3857
  /// since, and 900913, which open programs made up before EPSG had one.
  package static let wkids: Set<Int> = [102_100, 102_113, 3785, 3857, 900_913]

  /// As ArcGIS writes it.
  package static let reference = SpatialReference(wkid: 102_100, latestWKID: epsgCode)

  /// In metres.
  private static let radius = 6_378_137.0

  /// Half of the width of the world, in metres.
  package static let halfWidth = 20_037_508.342789244

  /// Where the square of the world ends in the north, in degrees.
  package static let lastLatitude = 85.051_128_779_806_59

  package static func longitude(_ x: Double) -> Double { x / radius * 180 / .pi }

  package static func latitude(_ y: Double) -> Double { (2 * atan(exp(y / radius)) - .pi / 2) * 180 / .pi }

  package static func x(longitude: Double) -> Double { longitude * .pi / 180 * radius }

  /// - Parameter latitude: the poles, which are at no finite place, are taken for the last hundredth of a degree.
  package static func y(latitude: Double) -> Double {
    radius * asinh(tan(max(-89.99, min(89.99, latitude)) * .pi / 180))
  }
}
