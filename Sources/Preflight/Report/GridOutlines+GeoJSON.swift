import CoordinateSystems
import SourceText
import TilingSchemes

extension GridOutlines {
  /// The document, in WGS84 if every outline is in one piece there, otherwise in the scheme's own system.
  ///
  /// RFC 7946 removed the member `crs` of the older GeoJSON. It is still written in the second case: without it,
  /// programs would take the coordinates for degrees.
  var geoJSON: OutlineDocument {
    let own = parts.map { part in part.ranges.map { ring($0, part.level) } }
    let moved = zip(parts, own).map { ringsInWGS84($1, $0.level) }
    // All levels are in one system, because a document has one.
    let isMoved = !moved.contains { $0 == nil }
    let rings = isMoved ? moved.compactMap { $0 } : own
    var text = "{\"type\":\"FeatureCollection\","
    if !isMoved, let code = reference?.latestWKID ?? reference?.wkid {
      text += "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\(code)\"}},"
    }
    text += "\"features\":"
    text += features(rings) { properties, ring in
      "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}"
    }
    return OutlineDocument(text + "}\n", self, isInWGS84: isMoved)
  }

  /// The outlines in longitudes and latitudes.
  ///
  /// - Returns: `nil` if PROJ is required and missing, or an outline would have to be cut because it crosses the
  ///   antimeridian or contains a pole.
  private func ringsInWGS84(_ rings: [[MapPoint]], _ level: LevelOfDetail) -> [[MapPoint]]? {
    guard let reference, let transform = CoordinateTransform(from: reference, to: .wgs84) else { return nil }
    // A hundredth of a pixel of the level, in degrees of 111,320 m at the equator. Straight edges of tiles become
    // curves in degrees, and get points in between until they are this exact.
    let tolerance = level.resolution * GroundResolution.metersPerUnit(of: scheme.spatialReference) / 111_320 / 100
    guard let moved = EdgeTransform(transform: transform, tolerance: tolerance).lines(rings, areClosed: false)
    else { return nil }
    let isWhole = moved.allSatisfy { ring in
      zip(ring, ring.dropFirst()).allSatisfy { ($1.x - $0.x).magnitude <= 180 || reference.isWebMercator }
    }
    guard isWhole else { return nil }
    // The transformation is not exact in the last digits, which would move an edge on the antimeridian to the other
    // side of the world.
    return moved.map { ring in
      ring.map { point in
        (point.x.magnitude - 180).magnitude < 1e-9 ? MapPoint(x: point.x > 0 ? 180 : -180, y: point.y) : point
      }
    }
  }
}
