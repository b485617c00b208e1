import CoordinateSystems
import SourceText
package import TilingSchemes

extension PreflightRegion {
  /// Where on earth a region is that would also be possible with latitude and longitude exchanged: only the reader can
  /// tell. `nil` for any other region.
  ///
  /// - Parameter reference: the coordinate system of the scheme. If it is made for a part of the world, that has decided.
  package func place(in reference: SpatialReference?) -> String? {
    guard isOfUser, let reference, reference.isWGS84 || reference.isWebMercator, let box = degrees(in: reference),
      box.xMin <= box.xMax, [box.xMin, box.xMax, box.yMin, box.yMax].allSatisfy({ $0.magnitude <= 90 })
    else { return nil }
    return "\(Self.words(box.yMin, box.yMax, "south", "north")), \(Self.words(box.xMin, box.xMax, "west", "east"))"
  }

  /// Whether the user gave degrees or the file of an area, and not metres, a cache or a service.
  private var isOfUser: Bool {
    if case .area = shape { true } else { isGiven && degrees != nil }
  }

  /// `8° to 9° north`, or `1° south to 2° north`.
  private static func words(_ low: Double, _ high: Double, _ below: String, _ above: String) -> String {
    if low >= 0 { return "\(degrees(low)) to \(degrees(high)) \(above)" }
    if high <= 0 { return "\(degrees(high)) to \(degrees(low)) \(below)" }
    return "\(degrees(low)) \(below) to \(degrees(high)) \(above)"
  }

  private static func degrees(_ value: Double) -> String {
    "\(DecimalNumber.shortest((value.magnitude * 100).rounded() / 100))°"
  }
}
