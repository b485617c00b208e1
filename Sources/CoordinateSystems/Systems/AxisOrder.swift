public import TilingSchemes

/// Which of two coordinates the authority of a system states first.
///
/// Esri’s formats always state x first. Formats of the Open Geospatial Consortium use the order of the system: a
/// TopLeftCorner in EPSG:4326 is `90 -180` (OGC 07-057r7, WMTS 1.0, §6.1; OGC 17-083r4, Two Dimensional Tile Matrix
/// Set, §6.2).
public enum AxisOrder: Hashable, Sendable {
  /// x, easting or longitude first.
  case eastFirst
  /// y, northing or latitude first.
  case northFirst

  fileprivate static let geographic = CodeRanges(NorthFirstSystems.geographic)
  fileprivate static let projected = CodeRanges(NorthFirstSystems.projected)

  /// The order of the axes that a text states; `nil` if it states none.
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
  /// The order of the system's axes: from its own WKT if that states one, otherwise from EPSG’s table. It is east first
  /// if neither states it, as for systems that have only an Esri number.
  public var axisOrder: AxisOrder {
    if let stated = wellKnownText.flatMap(WellKnownText.init).flatMap(AxisOrder.init) { return stated }
    guard let code = latestWKID ?? wkid else { return .eastFirst }
    return AxisOrder.geographic.contains(code) || AxisOrder.projected.contains(code) ? .northFirst : .eastFirst
  }
}
