import CoordinateSystems
import TilingSchemes

/// The numbers that coordinates in degrees can have, by which values in a wrong unit are found.
enum MapUnits {
  /// The largest coordinate of a geographic system, in its unit: 400 degrees, the edge of the XY domain that ArcGIS gives
  /// all of them (`Reference/origins-and-domains.md#geographic-systems`). A millionth is left for rounded digits.
  static func largestAngle(radiansPerUnit: Double) -> Double {
    400 * (Double.pi / 180) / radiansPerUnit * (1 + 1e-6)
  }

  /// The largest latitude in an extent that ArcGIS wrote for a world cache: a tenth beyond the pole.
  static let largestLatitude = 99.01

  /// Whether a tile origin is one of the corners that geographic schemes have.
  static func isCornerInDegrees(_ origin: MapPoint) -> Bool {
    let corners: [(x: Double, y: Double)] = [
      (-180, 90), (-180, 180), (-180, 85.0511287798), (-400, 400), (90, -180), (400, -400),
    ]
    return corners.contains { (origin.x - $0.x).magnitude < 0.01 && (origin.y - $0.y).magnitude < 0.01 }
  }

  /// Whether the numbers of an extent are in another unit than that of the system, which EXT005 reports.
  static func isInOtherUnit(_ extent: Envelope, than system: CoordinateSystem) -> Bool {
    switch system.unit {
    case .angular(let radiansPerUnit):
      let limit = largestAngle(radiansPerUnit: radiansPerUnit)
      return [extent.xMin, extent.yMin, extent.xMax, extent.yMax].contains { $0.magnitude > limit }
    case .linear: return isInDegrees(extent, upTo: largestLatitude)
    }
  }

  /// Whether all edges are numbers that longitudes and latitudes have, also in the order of the standards that begin with
  /// the latitude.
  ///
  /// - Parameter latitude: the largest latitude. ArcGIS enlarges the extent of the world by a tenth, to ±99.
  static func isInDegrees(_ extent: Envelope, upTo latitude: Double = 90.001) -> Bool {
    func fits(_ longitudes: [Double], _ latitudes: [Double]) -> Bool {
      longitudes.allSatisfy { $0.magnitude <= 360.001 } && latitudes.allSatisfy { $0.magnitude <= latitude }
    }
    let (x, y) = ([extent.xMin, extent.xMax], [extent.yMin, extent.yMax])
    return fits(x, y) || fits(y, x)
  }
}
