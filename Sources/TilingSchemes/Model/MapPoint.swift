/// A point in map coordinates: x to the east, y to the north, in the units of the spatial reference.
public struct MapPoint: Hashable, Sendable {
  /// Easting or longitude, in map units.
  public var x: Double
  /// Northing or latitude, in map units.
  public var y: Double

  /// Takes the coordinates unchecked; they may be infinite.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
