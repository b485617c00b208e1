import CoordinateSystems
import SourceText
package import TilingSchemes

/// The map unit of a coordinate system, in words.
package struct UnitWords {
  /// The unit in the plural, for headings: `metres`, `degrees`, `Foot_US`; `map units` if the unit is unknown.
  package let name: String
  /// The length of the unit on the ground, as a sentence; `nil` for metres that are true to scale.
  package let remark: String?

  package init(_ reference: SpatialReference?) {
    let system = reference?.resolveSystem()
    switch system?.unit {
    case nil:
      name = "map units"
      remark = "The unit of the coordinate system is unknown."
    case .linear(metersPerUnit: 1):
      name = "metres"
      remark =
        reference?.isWebMercator == true
        ? "Metres of Web Mercator are exact only at the equator; at 60° north or south they are half as long on the "
          + "ground."
        : nil
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
      remark = "1 \(isDegree ? "degree" : name) is about \(NumberText.fourDigits(kilometers)) km at the equator."
    }
  }
}
