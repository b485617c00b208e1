import CoordinateSystems
import TilingSchemes

/// The edge of the world in coordinate systems that have one: beyond it there is nothing to tile.
///
/// Schemes state origins and resolutions with 15 digits, so that at fine levels their last tile ends a little before the
/// border of the world: 0.7 pixels at level 23 of ArcGIS Online. What ends on that border ends with that tile.
struct WorldBorder: Sendable {
  private let border: Envelope
  /// How far from it an edge is still meant to be on it, in map units.
  private let tolerance: Double

  /// - Returns: `nil` where the system has no such border.
  init?(_ reference: SpatialReference?) {
    guard let reference else { return nil }
    if reference.isWebMercator {
      let half = WebMercator.halfWidth
      border = Envelope(xMin: -half, yMin: -half, xMax: half, yMax: half)
      tolerance = 0.001
    } else if reference.resolveSystem()?.kind == .geographic {
      border = Envelope(xMin: -180, yMin: -90, xMax: 180, yMax: 90)
      tolerance = 1e-8
    } else {
      return nil
    }
  }

  /// A point on the border moved inwards by a pixel of a level.
  private func inset(_ point: MapPoint, _ level: LevelOfDetail) -> MapPoint {
    func inset(_ value: Double, _ low: Double, _ high: Double) -> Double {
      if (value - low).magnitude <= tolerance { return low + level.resolution }
      if (value - high).magnitude <= tolerance { return high - level.resolution }
      return value
    }
    return MapPoint(x: inset(point.x, border.xMin, border.xMax), y: inset(point.y, border.yMin, border.yMax))
  }

  func inset(_ extent: Envelope, _ level: LevelOfDetail) -> Envelope {
    let southwest = inset(MapPoint(x: extent.xMin, y: extent.yMin), level)
    let northeast = inset(MapPoint(x: extent.xMax, y: extent.yMax), level)
    // One that is thinner than a pixel stays where it is.
    guard southwest.x <= northeast.x, southwest.y <= northeast.y else { return extent }
    return Envelope(xMin: southwest.x, yMin: southwest.y, xMax: northeast.x, yMax: northeast.y)
  }

  func inset(_ area: MapArea, _ level: LevelOfDetail) -> MapArea {
    guard let envelope = area.envelope, inset(envelope, level) != envelope else { return area }
    func inner(_ points: [MapPoint]) -> [MapPoint] { points.map { inset($0, level) } }
    return MapArea(
      polygons: area.polygons.map { MapArea.Polygon(rings: $0.rings.map(inner)) }, lines: area.lines.map(inner),
      points: inner(area.points))
  }
}
