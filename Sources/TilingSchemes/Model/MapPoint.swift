/// A point in map coordinates: x to the east, y to the north, in the units of the spatial reference.
public struct MapPoint: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
