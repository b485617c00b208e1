#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The sphere of Web Mercator: degrees to metres and back. Source: EPSG Guidance Note 7-2, method 1024.
package enum WebMercator {
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
