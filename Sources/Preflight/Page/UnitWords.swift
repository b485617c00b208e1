import CoordinateSystems
import SourceText
package import TilingSchemes

/// The map unit of a coordinate system, in words.
package struct UnitWords {
  /// The unit in the plural, for headings: `metres`, `degrees`, `Foot_US`; `map units` if the unit is unknown.
  package let name: String
  /// The length of the unit on the ground, as a sentence; `nil` for metres that are true to scale.
  package let remark: String?

  /// - Parameters:
  ///   - reference: the coordinate system.
  ///   - place: where the map is, in degrees; `nil` if that is unknown. The remark then holds at the equator.
  ///   - finest: the resolution of the finest level, in map units per pixel, as an example; `nil` for none.
  package init(_ reference: SpatialReference?, at place: Envelope? = nil, finest: Double? = nil) {
    let middle = place.flatMap(Self.middle)
    let system = reference?.resolveSystem()
    switch system?.unit {
    case nil:
      name = "map units"
      remark = "The unit of the coordinate system is unknown."
    case .linear(metersPerUnit: 1):
      name = "metres"
      remark = reference?.isWebMercator == true ? Self.webMercator(at: middle, finest: finest) : nil
    case .linear(let meters):
      name = system?.unitName ?? "map units"
      remark = "1 \(name) is \(NumberText.eightDigits(meters)) metres."
    case .angular(let radians):
      let degrees = radians * 180 / Double.pi
      // Files print the radians of a degree with 15 digits or fewer.
      let isDegree = (degrees - 1).magnitude < 1e-9
      name = isDegree ? "degrees" : system?.unitName ?? "map units"
      // The constant with which ArcGIS computes scales from degrees, so that the remark agrees with them.
      let kilometers = ScaleConvention.arcgis.metersPerUnit(.angular(radiansPerUnit: radians)) / 1000
      let width = middle.map { latitude in
        let width = kilometers * GroundResolution.factor(atLatitude: latitude)
        return ", and \(NumberText.fourDigits(width)) km from west to east at \(Self.words(latitude))"
      }
      remark =
        "1 \(isDegree ? "degree" : name) is about \(NumberText.fourDigits(kilometers)) km at the equator\(width ?? "")."
    }
  }

  /// A factor at the edges of a region may differ by this from the one in its middle, so that one number holds for all of
  /// it.
  private static let tolerance = 0.05

  /// The latitude in the middle of a place; `nil` if the place is so high that no single latitude stands for it.
  private static func middle(of place: Envelope) -> Double? {
    guard place.isFinite, place.yMin >= -90, place.yMax <= 90 else { return nil }
    let middle = (place.yMin + place.yMax) / 2
    let factor = GroundResolution.factor(atLatitude: middle)
    let isEven = [place.yMin, place.yMax].allSatisfy {
      (GroundResolution.factor(atLatitude: $0) - factor).magnitude <= tolerance * factor
    }
    // At the equator the general remark says all.
    return isEven && factor < 0.995 ? middle : nil
  }

  private static func webMercator(at latitude: Double?, finest: Double?) -> String {
    guard let latitude else {
      return "Metres of Web Mercator are exact only at the equator; at 60° north or south they are half as long on the "
        + "ground."
    }
    let factor = GroundResolution.factor(atLatitude: latitude)
    let pixel = finest.map {
      ", so a pixel of the finest level is \(NumberText.fourDigits($0 * factor)) metres wide there"
    }
    return "The metres are those of Web Mercator. At \(words(latitude)), in the middle of the extent, 1 metre of the "
      + "map is \(NumberText.fourDigits(factor)) metres on the ground\(pixel ?? "")."
  }

  /// `47.4° north`.
  private static func words(_ latitude: Double) -> String {
    "\(DecimalNumber.shortest((latitude.magnitude * 10).rounded() / 10))° \(latitude < 0 ? "south" : "north")"
  }
}

extension UnitWords {
  /// The unit of a forecast, with its length at the region.
  package init(of report: PreflightReport) {
    self.init(
      report.reference, at: report.reference.flatMap { report.forecast.region.degrees(in: $0) },
      finest: report.forecast.levels.map(\.detail.resolution).min())
  }
}
