import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Checks that a map is at a place for which its coordinate system is made.
enum MapPlace {
  /// - Parameter option: the option that gives the coordinate system; errors refer to it.
  /// - Throws: `CreationError.usage` if no part of the map can have coordinates.
  static func check(
    _ frame: MapFrame, system option: CreateOption, _ notes: inout PlanNotes
  ) throws(CreationError) {
    let (extent, reference) = (frame.fullExtent, frame.reference)
    // Another warning explains numbers that are in another unit.
    guard let system = reference.resolveSystem(), MapUnits.fault(of: extent, in: system) == nil else { return }
    if let area = CoveredArea(of: reference, system), !area.overlaps(extent) {
      let wanted = option == .crs ? "a coordinate system that is" : "a scheme whose coordinate system is"
      throw .usage(
        option,
        "the map is at \(words(extent)), outside \(area.words), \(words(area.envelope)), so its tiles could not be "
          + "used; give \(wanted) made for the place of the map, or correct the extent")
    }
    if let degrees = extent.inWGS84(assuming: reference), let use = reference.areaOfUse(missedBy: degrees) {
      if let exchanged = exchanged(extent, in: reference) {
        notes.warn(
          "x and y seem exchanged in \(edges(extent)): this place is outside the area of \(reference.displayName); the "
            + "easting (x) comes first: \(edges(exchanged))")
        return
      }
      notes.warn(
        "the map is at longitudes and latitudes \(words(degrees)), but \(reference.displayName) is made for "
          + "\(words(use)), so the map is distorted; another coordinate system suits it better")
    }
  }

  /// The extent with x and y exchanged, as the axes of many national systems are; `nil` if it is not in the area of use of
  /// the system either.
  private static func exchanged(_ extent: Envelope, in reference: SpatialReference) -> Envelope? {
    let other = extent.withExchangedAxes
    guard let degrees = other.inWGS84(assuming: reference), degrees.isFinite,
      reference.areaOfUse(missedBy: degrees) == nil
    else { return nil }
    return other
  }

  /// The edges as they are typed.
  private static func edges(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { DecimalNumber.shortest($0) }.joined(separator: ",")
  }

  /// The edges with two places, which are enough to find a place.
  private static func words(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
      .map { DecimalNumber.shortest(($0 * 100).rounded() / 100) }.joined(separator: ", ")
  }
}
