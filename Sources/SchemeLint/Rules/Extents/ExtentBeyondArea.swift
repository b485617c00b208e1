import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct ExtentBeyondArea: LintRule {
  let page = RulePage(
    "EXT008", "extent-beyond-area", .warning,
    summary: "An extent reaches further out than any coordinate of its coordinate system, or beyond the Earth.",
    reason: """
      No data can be there, so one of the numbers is wrong. Programs that make, count or copy the tiles of the extent \
      need much more time and space, or fail.
      """,
    remedy: """
      Write the extent of the tiles. An extent that exceeds the world by a tenth, or that reaches down to -30241100 m in \
      Web Mercator, is not a fault: ArcGIS writes both.
      """,
    source: """
      `Reference/extents-and-alignment.md#the-extents-of-a-cache` and `Reference/origins-and-domains.md#the-xy-domain`
      """,
    example: RuleExample(
      .readyToServe,
      passing: "\"fullExtent\": {\"xmin\": -13000000, \"ymin\": 4000000",
      failing: "\"fullExtent\": {\"xmin\": -13000000, \"ymin\": -40000000"))

  func violations(in subject: LintSubject) -> [Violation] {
    itemViolations(in: subject) + extentViolations(in: subject) + absurdViolations(in: subject)
  }

  /// The extent of the item is in degrees, in which a portal shows it on a map of the world.
  private func itemViolations(in subject: LintSubject) -> [Violation] {
    // EXT002 and EXT005 explain other faults of the same numbers. A real file has an xmax of 180.00000000000006.
    guard let item = subject.model.item?.extent, MapUnits.isInDegrees(item), item.xMin < item.xMax,
      item.yMin < item.yMax,
      let edge = Self.edge(of: item, beyond: Envelope(xMin: -180, yMin: -90, xMax: 180, yMax: 90))
    else { return [] }
    return [
      subject.violation(
        "the \(edge.name) of the extent of the item is \(Wording.number(edge.value)), beyond \(Wording.number(edge.limit)) degrees",
        at: .extentEdge(.item, edge.field))
    ]
  }

  private func extentViolations(in subject: LintSubject) -> [Violation] {
    // The initial extent is what a window shows, which can be wider than the world. The extent of a service is that of its
    // map, whose coordinates ArcGIS computes without storing them: both are further out in real files.
    guard !subject.isService, let extent = subject.model.fullExtent, extent.xMin < extent.xMax,
      extent.yMin < extent.yMax, let reference = subject.reference, let system = subject.system,
      let area = CoveredArea(of: reference, system)
    else { return [] }
    // EXT006 reports an extent that is wholly outside, EXT005 one in another unit, and SRS004 one in another system.
    guard !(extent.spatialReference.map(reference.contradicts) ?? false), area.overlaps(extent),
      !MapUnits.isInOtherUnit(extent, than: system), let edge = Self.edge(of: extent, beyond: area.outermost)
    else { return [] }
    return [
      subject.violation(
        "the \(edge.name) of the full extent is \(Wording.number(edge.value)), but no coordinate of \(system.name) is "
          + "beyond \(Wording.number(edge.limit))", at: .extentEdge(.full, edge.field))
    ]
  }

  /// A number beyond every planet, in an extent whose limits are otherwise open.
  private func absurdViolations(in subject: LintSubject) -> [Violation] {
    // The circumference of the Earth is 1.3e8 feet; EXT005 reports such numbers in degrees, and EXT002 an edge that is
    // beyond the opposite one.
    let limit = 1e10
    let extents: [(name: String, owner: SchemeField.ExtentOwner, extent: Envelope?)] = [
      ("full extent", .full, subject.isService ? subject.model.fullExtent : nil),
      ("initial extent", .initial, subject.model.initialExtent),
    ]
    return extents.compactMap { name, owner, extent in
      guard let extent, extent.xMin < extent.xMax, extent.yMin < extent.yMax,
        let edge = Self.edge(of: extent, beyond: Envelope(xMin: -limit, yMin: -limit, xMax: limit, yMax: limit))
      else { return nil }
      if case .angular = subject.system?.unit { return nil }
      return subject.violation(
        "the \(edge.name) of the \(name) is \(Wording.number(edge.value)), which is beyond every place on Earth",
        at: .extentEdge(owner, edge.field))
    }
  }

  private struct Edge {
    let name: String
    let field: SchemeField.Edge
    let value: Double
    let limit: Double
  }

  /// The first edge that is further out than a limit, by more than the rounding of its digits.
  private static func edge(of extent: Envelope, beyond limits: Envelope) -> Edge? {
    let tolerance = 1e-6 * max(limits.width, limits.height)
    let edges = [
      Edge(name: "xmin", field: .xMin, value: extent.xMin, limit: limits.xMin),
      Edge(name: "ymin", field: .yMin, value: extent.yMin, limit: limits.yMin),
      Edge(name: "xmax", field: .xMax, value: extent.xMax, limit: limits.xMax),
      Edge(name: "ymax", field: .yMax, value: extent.yMax, limit: limits.yMax),
    ]
    return edges.first { edge in
      switch edge.field {
      case .xMin, .yMin: edge.value < edge.limit - tolerance
      case .xMax, .yMax: edge.value > edge.limit + tolerance
      }
    }
  }
}
