import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

struct OriginInsideExtent: LintRule {
  let page = RulePage(
    "ORG001", "origin-inside-extent", .error,
    summary: "The tile origin is to the right of or below the upper left corner of the full extent.",
    reason: """
      Rows and columns count from the tile origin to the right and downwards. Tiles to the left of it or above it \
      would have negative numbers, so they cannot be made.
      """,
    remedy: "Move the origin to the upper left corner of the full extent or beyond it, or reduce the extent.",
    source: "ArcGIS Pro, “Create Map Server Cache”, tile_origin; `Reference/origins-and-domains.md#origin-and-extent`",
    example: RuleExample(.legacy, passing: "<X>-4020900</X>", failing: "<X>1200000</X>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let extent = subject.extentOfScheme,
      let finest = scheme.levels.min(by: { $0.resolution < $1.resolution })
    else { return [] }
    // ORG008 explains an origin in another unit, and EXT005 such an extent.
    if let system = subject.system,
      OriginUnit.isInOtherUnit(scheme.origin, than: system) || isTooLarge(extent, in: system)
    {
      return []
    }
    if isBeyondArea(extent, subject) { return [] }
    // Half a pixel is rounding, which ORG002 reports.
    let tolerance = finest.resolution / 2
    let sides: [(SchemeField.Axis, Double, Int, String)] = [
      (
        .x, scheme.origin.x - extent.xMin, scheme.tileWidth,
        "to the right of the extent’s left edge, \(Wording.number(extent.xMin))"
      ),
      (
        .y, extent.yMax - scheme.origin.y, scheme.tileHeight,
        "below the extent’s upper edge, \(Wording.number(extent.yMax))"
      ),
    ]
    return sides.filter { $0.1 > tolerance }.map { axis, distance, tileSize, words in
      // The distance means little in map units alone, and a list of all levels is too long to read: three are shown.
      let levels = scheme.levels.prefix(24).map { level in
        let pixels = distance / level.resolution
        return "\(Wording.measured(pixels)) px (\(Wording.measured(pixels / Double(tileSize))) tiles) "
          + "at level \(level.number)"
      }
      let shown = levels.count > 3 ? [levels[0], levels[levels.count / 2], levels[levels.count - 1]] : levels
      return subject.violation(
        "the tile origin is \(Wording.number(distance)) map units \(words): \(shown.joined(separator: ", "))",
        at: .origin(axis), severity: subject.isService ? .warning : nil,
        help: subject.isService
          ? "Check the origin. A service’s extent is that of its map; the area beyond the origin has no tiles." : nil
      )
    }
  }

  /// Whether an extent in degrees has numbers in another unit. An extent of small numbers in metres can be right.
  private func isTooLarge(_ extent: Envelope, in system: CoordinateSystem) -> Bool {
    guard case .angular = system.unit else { return false }
    return MapUnits.isInOtherUnit(extent, than: system)
  }

  /// Whether the left or the upper edge of the extent is wrong by itself, which EXT008 reports.
  private func isBeyondArea(_ extent: Envelope, _ subject: LintSubject) -> Bool {
    guard let scheme = subject.scheme, scheme.origin.x > extent.xMin || scheme.origin.y < extent.yMax,
      !subject.isService, let reference = subject.reference, let system = subject.system,
      let area = CoveredArea(of: reference, system), area.overlaps(extent)
    else { return false }
    let tolerance = 1e-6 * max(area.outermost.width, area.outermost.height)
    return extent.xMin < area.outermost.xMin - tolerance || extent.yMax > area.outermost.yMax + tolerance
  }
}
