/// A rectangle in map coordinates.
public struct Envelope: Hashable, Sendable {
  /// The west edge, in map units.
  public var xMin: Double
  /// The south edge, in map units.
  public var yMin: Double
  /// The east edge, in map units.
  public var xMax: Double
  /// The north edge, in map units.
  public var yMax: Double
  /// The system of the coordinates if the source states one; `nil` means that of the tiling scheme.
  public var spatialReference: SpatialReference?

  /// Takes the edges unchecked: they may be infinite, and a minimum may be above its maximum.
  public init(xMin: Double, yMin: Double, xMax: Double, yMax: Double, spatialReference: SpatialReference? = nil) {
    self.xMin = xMin
    self.yMin = yMin
    self.xMax = xMax
    self.yMax = yMax
    self.spatialReference = spatialReference
  }

  /// The width, in map units.
  public var width: Double { xMax - xMin }
  /// The height, in map units.
  public var height: Double { yMax - yMin }

  /// Whether all edges are finite: what has no coordinates in a system is infinite there.
  package var isFinite: Bool { xMin.isFinite && yMin.isFinite && xMax.isFinite && yMax.isFinite }

  /// The extent with x and y exchanged, without its system: many systems state their second axis first.
  package var withExchangedAxes: Envelope { Envelope(xMin: yMin, yMin: xMin, xMax: yMax, yMax: xMax) }

  /// The common part of two extents in one system; `nil` if it has no area.
  package func intersection(_ other: Envelope) -> Envelope? {
    let shared = Envelope(
      xMin: max(xMin, other.xMin), yMin: max(yMin, other.yMin), xMax: min(xMax, other.xMax),
      yMax: min(yMax, other.yMax), spatialReference: spatialReference)
    return shared.xMin < shared.xMax && shared.yMin < shared.yMax ? shared : nil
  }

  /// Whether another extent in the same system is inside, or reaches out by no more than a tolerance in map units.
  package func contains(_ other: Envelope, toleranceX: Double, toleranceY: Double) -> Bool {
    other.xMin >= xMin - toleranceX && other.xMax <= xMax + toleranceX && other.yMin >= yMin - toleranceY
      && other.yMax <= yMax + toleranceY
  }

  /// The smallest extent that contains two extents in one system.
  package func union(_ other: Envelope) -> Envelope {
    Envelope(
      xMin: min(xMin, other.xMin), yMin: min(yMin, other.yMin), xMax: max(xMax, other.xMax),
      yMax: max(yMax, other.yMax), spatialReference: spatialReference)
  }
}
