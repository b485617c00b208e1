import CoordinateSystems
import Diagnostics
import TilingSchemes

struct TooManyTiles: LintRule {
  let page = RulePage(
    "ORG003", "too-many-tiles", .error,
    summary: "At one level, tiles of the extent have a row or a column above 2147483647.",
    reason: """
      ArcGIS counts rows and columns in signed 32-bit integers. The caching job fails at this level. If a file states no \
      extent, the first tile of the coarsest level is examined, and the finding is a warning.
      """,
    remedy: "Choose a tile origin closer to the extent, or leave out the finest levels.",
    source: "`Reference/origins-and-domains.md#the-largest-row-and-column` (ArcGIS analyzer 003418)",
    example: RuleExample(
      .legacy, passing: "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675",
      failing: "<Scale>0.01</Scale>\n        <Resolution>2.6458386250105836e-06"))

  func violations(in subject: LintSubject) -> [Violation] {
    if subject.extentOfScheme == nil { return violations(withoutExtent: subject) }
    guard let scheme = subject.scheme, let extent = subject.extentOfScheme,
      // ORG001 reports an origin from which rows or columns are negative, and EXT008 an extent that no system has.
      scheme.origin.x <= extent.xMin, scheme.origin.y >= extent.yMax,
      [extent.xMin, extent.yMin, extent.xMax, extent.yMax].allSatisfy({ $0.magnitude <= 1e12 })
    else { return [] }
    // ORG008 and EXT005 explain numbers in another unit.
    if let system = subject.system,
      OriginUnit.isInOtherUnit(scheme.origin, than: system) || MapUnits.isInOtherUnit(extent, than: system)
    {
      return []
    }
    guard let fault = Self.fault(scheme, extent) else { return [] }
    return [
      subject.violation(
        "at level \(fault.level), the rows or columns of the extent exceed 2147483647; \(fault.safe)",
        at: .level(fault.place, .resolution))
    ]
  }

  /// A scheme file alone has no extent. Its tiles are then probably somewhere in the first tile of the coarsest level, as
  /// far as the coordinate system reaches; a map of a small area can be without fault, so this is a warning.
  private func violations(withoutExtent subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let system = subject.system, let reference = subject.reference,
      !OriginUnit.isInOtherUnit(scheme.origin, than: system),
      let coarsest = scheme.levels.max(by: { $0.resolution < $1.resolution }),
      let area = CoveredArea(of: reference, system)?.envelope.intersection(
        scheme.envelope(of: TileCoordinate(row: 0, column: 0), level: coarsest)),
      let fault = Self.fault(scheme, area)
    else { return [] }
    return [
      subject.violation(
        "at level \(fault.level), rows or columns exceed 2147483647 in the first tile of the coarsest level; \(fault.safe)",
        at: .level(fault.place, .resolution), severity: .warning)
    ]
  }

  /// The first level, from the coarsest, with a tile that has no row or column within the limit.
  private struct Fault {
    let level: Int
    /// The place in the list of the scheme.
    let place: Int
    /// Which levels are usable, for people.
    let safe: String
  }

  /// - Returns: `nil` if all tiles of an extent are within the limit.
  private static func fault(_ scheme: TilingScheme, _ extent: Envelope) -> Fault? {
    // From coarse to fine, also if the file has another order, so that all levels before the first bad one are usable.
    let levels = scheme.levels.enumerated().sorted { $0.element.resolution > $1.element.resolution }
    let broken = levels.firstIndex { _, level in
      // `nil` means that the numbers do not even fit into an `Int`.
      guard let range = scheme.tiles(covering: extent, level: level) else { return true }
      return range.rows.upperBound - 1 > Int32.max || range.columns.upperBound - 1 > Int32.max
    }
    guard let broken else { return nil }
    return Fault(
      level: levels[broken].element.number, place: levels[broken].offset,
      safe: broken == 0
        ? "no level is usable" : "the finest usable level is \(levels[broken - 1].element.number)")
  }
}
