import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct OriginUnit: LintRule {
  let page = RulePage(
    "ORG008", "origin-unit", .error,
    summary: "The tile origin is not in the unit of the coordinate system: metres for degrees, or degrees for metres.",
    reason: """
      Rows and columns count from the tile origin in map units. With an origin in another unit, every program computes \
      numbers of tiles that do not exist.
      """,
    remedy: """
      Write the origin in the unit of the scheme, such as -180, 90 or -400, 400 for degrees and -20037508.342787, \
      20037508.342787 for Web Mercator.
      """,
    source: "`Reference/origins-and-domains.md#geographic-systems`",
    example: RuleExample(
      .service, passing: "{\"x\": -400, \"y\": 400}", failing: "{\"x\": -20037508.342787, \"y\": 20037508.342787}"))

  /// Whether a tile origin has numbers that are not possible in the unit of the system.
  static func isInOtherUnit(_ origin: MapPoint, than system: CoordinateSystem) -> Bool {
    switch system.unit {
    case .angular(let radiansPerUnit):
      let limit = MapUnits.largestAngle(radiansPerUnit: radiansPerUnit)
      return origin.x.magnitude > limit || origin.y.magnitude > limit
    // Only the corners that geographic schemes have: other small numbers can be the origin of a local grid.
    case .linear: return MapUnits.isCornerInDegrees(origin)
    }
  }

  func violations(in subject: LintSubject) -> [Violation] {
    guard let origin = subject.scheme?.origin, let system = subject.system, Self.isInOtherUnit(origin, than: system)
    else { return [] }
    switch system.unit {
    case .angular(let radiansPerUnit):
      let limit = MapUnits.largestAngle(radiansPerUnit: radiansPerUnit)
      return [
        subject.violation(
          "the tile origin is \(Wording.number(origin.x)), \(Wording.number(origin.y)), but the unit of \(system.name) is "
            + "\(system.unitName), in which no coordinate is beyond ±\(Wording.measured(limit))",
          at: .origin(origin.x.magnitude > limit ? .x : .y))
      ]
    case .linear:
      return [
        subject.violation(
          "the tile origin is \(Wording.number(origin.x)), \(Wording.number(origin.y)), a corner in degrees, but the unit of "
            + "\(system.name) is \(system.unitName)", at: .origin(.x))
      ]
    }
  }
}
