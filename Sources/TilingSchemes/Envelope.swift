/// A rectangle in map coordinates.
public struct Envelope: Hashable, Sendable {
  public var xMin: Double
  public var yMin: Double
  public var xMax: Double
  public var yMax: Double
  /// The system of the coordinates, where the source names one; otherwise that of the tiling scheme.
  public var spatialReference: SpatialReference?

  public init(xMin: Double, yMin: Double, xMax: Double, yMax: Double, spatialReference: SpatialReference? = nil) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
    self.spatialReference = spatialReference
  }

  /// In map units.
  public var width: Double { xMax - xMin }
  /// In map units.
  public var height: Double { yMax - yMin }
}
