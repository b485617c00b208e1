package import TilingSchemes

/// The numbers that coordinates in degrees can have, by which values in a wrong unit are found.
package enum MapUnits {
  /// The largest coordinate of a geographic system, in its unit: 400 degrees, the edge of the XY domain that ArcGIS gives
  /// all of them (`Reference/origins-and-domains.md#geographic-systems`). A millionth is left for rounded digits.
  package static func largestAngle(radiansPerUnit: Double) -> Double {
    400 * (Double.pi / 180) / radiansPerUnit * (1 + 1e-6)
  }

  /// The largest latitude in an extent that ArcGIS wrote for a world cache: a tenth beyond the pole.
  package static let largestLatitude = 99.01

  /// Whether a tile origin is one of the corners that geographic schemes have.
  package static func isCornerInDegrees(_ origin: MapPoint) -> Bool {
    let corners: [(x: Double, y: Double)] = [
      (-180, 90), (-180, 180), (-180, 85.0511287798), (-400, 400), (90, -180), (400, -400),
    ]
    return corners.contains { (origin.x - $0.x).magnitude < 0.01 && (origin.y - $0.y).magnitude < 0.01 }
  }

  /// Whether the numbers of an extent are in another unit than that of the system, as lint's rule EXT005 reports.
  package static func isInOtherUnit(_ extent: Envelope, than system: CoordinateSystem) -> Bool {
    switch system.unit {
    case .angular(let radiansPerUnit):
      let limit = largestAngle(radiansPerUnit: radiansPerUnit)
      return [extent.xMin, extent.yMin, extent.xMax, extent.yMax].contains { $0.magnitude > limit }
    case .linear: return isInDegrees(extent, upTo: largestLatitude)
    }
  }

  /// Why the numbers of an extent cannot be in the unit of a system: a clause that follows the extent; `nil` if they can.
  package static func fault(of extent: Envelope, in system: CoordinateSystem) -> String? {
    guard extent.xMin < extent.xMax, extent.yMin < extent.yMax, isInOtherUnit(extent, than: system) else { return nil }
    switch system.unit {
    case .angular(let radiansPerUnit):
      let limit = Int(largestAngle(radiansPerUnit: radiansPerUnit))
      return "but the unit of \(system.name) is \(system.unitName), in which no coordinate is beyond ±\(limit)"
    case .linear: return "which are degrees, but the unit of \(system.name) is \(system.unitName)"
    }
  }

  /// Whether all edges are numbers that longitudes and latitudes have, also in the order of the standards that begin with
  /// the latitude.
  ///
  /// - Parameter latitude: the largest latitude. ArcGIS enlarges the extent of the world by a tenth, to ±99.
  package static func isInDegrees(_ extent: Envelope, upTo latitude: Double = 90.001) -> Bool {
    func fits(_ longitudes: [Double], _ latitudes: [Double]) -> Bool {
      longitudes.allSatisfy { $0.magnitude <= 360.001 } && latitudes.allSatisfy { $0.magnitude <= latitude }
    }
    let (x, y) = ([extent.xMin, extent.xMax], [extent.yMin, extent.yMax])
    return fits(x, y) || fits(y, x)
  }
}
