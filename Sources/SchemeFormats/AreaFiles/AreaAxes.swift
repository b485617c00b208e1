import CoordinateSystems
import TilingSchemes

/// The order of the axes of an area. GeoJSON has the longitude first, but many programs and people write the latitude
/// first.
struct AreaAxes {
  private let geometries: GeoJSONGeometries
  private let isInDegrees: Bool
  /// Longitudes of one and a half turns: an area may cross the antimeridian on either side.
  static let world = Envelope(xMin: -540, yMin: -90, xMax: 540, yMax: 90)

  /// The fault, if the coordinates are possible in the other order only; `nil` if they are possible as they stand.
  let fault: AreaFileError.Reason?

  /// - Parameters:
  ///   - geometries: the geometries as they stand.
  ///   - own: the coordinate system of the geometries.
  ///   - isInDegrees: whether it is geographic.
  ///   - scheme: the coordinate system of the scheme, which is made for a part of the world.
  init(
    _ geometries: GeoJSONGeometries, in own: SpatialReference, isInDegrees: Bool, for scheme: SpatialReference?
  ) {
    self.geometries = geometries
    self.isInDegrees = isInDegrees
    let isExchanged =
      isInDegrees && geometries.area.envelope.map { ExtentFault.exchanged($0, for: scheme ?? own) != nil } == true
    fault = isExchanged ? Self.fault(geometries, isInDegrees) : nil
  }

  /// The fault, if the map shows that the axes are exchanged.
  var assumedFault: AreaFileError.Reason? { Self.fault(geometries, isInDegrees) }

  /// The geometries in the other order; `nil` if that is impossible.
  var exchanged: GeoJSONGeometries? {
    let other = geometries.withExchangedAxes
    return !isInDegrees || other.isWithin(Self.world) ? other : nil
  }

  private static func fault(_ geometries: GeoJSONGeometries, _ isInDegrees: Bool) -> AreaFileError.Reason? {
    geometries.first.map { .exchanged(first: $0, isInDegrees: isInDegrees) }
  }
}
