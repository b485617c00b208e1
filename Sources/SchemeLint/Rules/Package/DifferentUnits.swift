import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct DifferentUnits: LintRule {
  let page = RulePage(
    "PKG012", "different-units", .warning,
    summary: """
      The units in root.json or in the description of a service are not those of the coordinate system, or are not a \
      unit of Esri.
      """,
    reason: "Clients that compute scales and distances from the units get wrong numbers.",
    remedy: "Write esriMeters, esriFeet or esriDecimalDegrees, as the coordinate system requires.",
    source: "ArcGIS REST API, esriUnits; `Reference/root-json.md#keys-at-the-top`",
    example: RuleExample(
      .readyToServe, passing: "\"units\": \"esriMeters\"", failing: "\"units\": \"esriDecimalDegrees\""))

  /// Metres in a unit. The two feet differ by 0.0002 %, and Esri's name does not say which one is meant.
  private static let lengths: [String: Double] = [
    "esriMeters": 1, "esriFeet": 0.3048, "esriKilometers": 1000, "esriMiles": 1609.344, "esriYards": 0.9144,
    "esriInches": 0.0254, "esriCentimeters": 0.01, "esriMillimeters": 0.001, "esriDecimeters": 0.1,
    "esriNauticalMiles": 1852,
  ]

  /// Whether Esri has a name for a unit; other systems have no units in root.json.
  static func hasName(_ unit: MapUnit?) -> Bool {
    switch unit {
    case .linear(let meters): lengths.values.contains { (meters / $0 - 1).magnitude < 1e-4 }
    case .angular(let radians): (radians - .pi / 180).magnitude < 1e-12
    case nil: false
    }
  }

  func violations(in subject: LintSubject) -> [Violation] {
    guard let units = subject.model.units else { return [] }
    // These are units of Esri too, but not of lengths: such a service does not state its unit.
    if units.isEmpty || units == "esriUnknownUnits" || units == "esriPoints" { return [] }
    // ArcGIS adds names from time to time, but all of them begin in this way.
    guard units.hasPrefix("esri") else {
      return [
        subject.violation("the units are “\(units)”, which are not units of ArcGIS, such as esriMeters", at: .units)
      ]
    }
    guard let system = subject.system else { return [] }
    let isRight: Bool
    switch system.unit {
    case .linear(let meters):
      isRight = lengthOf(units).map { (meters / $0 - 1).magnitude < 1e-4 } ?? false
    case .angular:
      guard lengthOf(units) != nil else { return [] }
      isRight = false
    }
    if isRight { return [] }
    return [
      subject.violation("the units are \(units), but the unit of \(system.name) is \(system.unitName)", at: .units)
    ]
  }

  private func lengthOf(_ units: String) -> Double? { Self.lengths[units] }
}
