public import TilingSchemes

/// Which of two coordinates the authority of a system states first.
///
/// Esri’s formats always state x first. The Open Geospatial Consortium’s state a corner in the order of the system: a
/// TopLeftCorner of EPSG:4326 is `90 -180` (OGC 07-057r7, WMTS 1.0, §6.1; OGC 17-083r4, Two Dimensional Tile Matrix Set,
/// §6.2).
public enum AxisOrder: Hashable, Sendable {
  /// x, easting or longitude first.
  case eastFirst
  /// y, northing or latitude first.
  case northFirst

  fileprivate static let geographic = CodeRanges(NorthFirstSystems.geographic)
  fileprivate static let projected = CodeRanges(NorthFirstSystems.projected)

  /// The order that a text states in its axes; `nil` where it states none.
  init?(_ text: WellKnownText) {
    guard let axis = text.planar.child("AXIS"), axis.values.count > 1 else { return nil }
    switch axis.values[1].uppercased() {
    case "NORTH": self = .northFirst
    case "EAST": self = .eastFirst
    default: return nil
    }
  }
}

extension SpatialReference {
  /// The order of its axes: by its own text where that states one, else by EPSG’s table; east first where neither says so,
  /// as for the systems that have a number of Esri’s alone.
  public var axisOrder: AxisOrder {
    if let stated = wellKnownText.flatMap(WellKnownText.init).flatMap(AxisOrder.init) { return stated }
    guard let code = latestWKID ?? wkid else { return .eastFirst }
    return AxisOrder.geographic.contains(code) || AxisOrder.projected.contains(code) ? .northFirst : .eastFirst
  }
}
