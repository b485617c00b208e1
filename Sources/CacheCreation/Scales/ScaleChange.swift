/// How the list of scales of a scheme is to change.
public struct ScaleChange: Sendable {
  /// Which scales the scheme is to have.
  public enum Scales: Hashable, Sendable {
    /// Some scale denominators are added, others are removed, and the rest stays.
    case edited(adding: [Double], removing: [Double])
    /// Exactly these scale denominators, as in ArcGIS's *Manage Map Server Cache Scales*: scales that are not listed are
    /// removed.
    case exactly([Double])
  }

  /// A level that is removed, named without its scale.
  public enum RemovedLevel: Hashable, Sendable {
    /// The level with the largest resolution.
    case coarsest
    /// The level with the smallest resolution.
    case finest
    /// The level with this number before the change.
    case number(Int)
  }

  /// Which scales the scheme is to have.
  public var scales: Scales
  /// The resolutions of added scales in map units per pixel, by the scale denominator, if they are not to be computed: a
  /// level that comes back then has every digit of the old one.
  public var resolutions: [Double: Double] = [:]
  /// Levels that are removed in addition to those whose scales are.
  public var removedLevels: [RemovedLevel] = []
  /// The number of the coarsest level, from 0 to 99; `nil` is 0, as ArcGIS numbers levels.
  public var firstNumber: Int?

  /// Changes no scale, removes no level, and numbers the levels from 0.
  public init(_ scales: Scales = .edited(adding: [], removing: []), firstNumber: Int? = nil) {
    self.scales = scales
    self.firstNumber = firstNumber
  }
}
