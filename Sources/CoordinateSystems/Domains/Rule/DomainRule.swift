/// The XY domain that ArcGIS gives a new feature class in a projected system: a square around all that the projection
/// shows, padded and rounded.
///
/// Esri documents that there is a default domain “based on the horizon of the coordinate system”
/// (https://desktop.arcgis.com/en/arcmap/latest/manage-data/geodatabases/feature-class-basics.htm), and not how it is made.
/// The rule was found in what 109 systems show in public files, and is exact for every one that was not used to find it.
struct DomainRule: Hashable, Sendable {
  let square: DomainSquare
  /// Whether an edge lies so near to a multiple of 100 that the last digits of a parameter decide which way it is rounded.
  let isNearEdge: Bool

  /// - Parameter text: of the system.
  /// - Returns: `nil` where no rule is known for the projection, or the text lacks a part that the rule needs.
  init?(_ text: WellKnownText) {
    guard let projection = Projection(text), let horizon = Horizon(projection) else { return nil }
    let unit = projection.metersPerUnit
    let padding = Self.paddingInMeters / unit
    let low = [
      horizon.xMin / unit + projection.falseEasting - padding, horizon.yMin / unit + projection.falseNorthing - padding,
    ]
    let high = [
      horizon.xMax / unit + projection.falseEasting + padding, horizon.yMax / unit + projection.falseNorthing + padding,
    ]
    guard (low + high).allSatisfy({ $0.magnitude < 1e12 }) else { return nil }
    let corner = low.map { Self.step * ($0 / Self.step).rounded(.down) }
    let sides = zip(corner, high).map { Self.step * ($1 / Self.step).rounded(.up) - $0 }
    square = DomainSquare(xMin: corner[0], yMin: corner[1], side: sides.max() ?? 0)
    let margin = Self.doubtInMeters / unit
    isNearEdge = (low + high).contains { value in
      (value - Self.step * (value / Self.step).rounded()).magnitude < margin
    }
  }

  private static let paddingInMeters = 100.0
  /// In map units: also feet are rounded to whole hundreds.
  private static let step = 100.0
  /// PROJ and Esri write parameters with different numbers of digits, and the axes of old ellipsoids as well.
  private static let doubtInMeters = 1.0
}
