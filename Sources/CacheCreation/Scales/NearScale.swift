import Diagnostics
import SourceText
import TilingSchemes

/// A new scale that is nearly that of an existing level, such as a rounded one: 1:9028 beside 1:9027.977411.
///
/// The two levels would show the same map, with tiles that do not line up.
struct NearScale: Sendable {
  /// The largest relative difference of a rounded scale: people write 580000 for 577790.554289. Scales that are chosen
  /// on purpose differ by a quarter or more.
  private static let tolerance = 0.005

  private let scale: Double
  private let level: LevelOfDetail

  /// - Parameter levels: the levels that exist.
  /// - Returns: `nil` if no level has nearly this scale.
  init?(_ scale: Double, among levels: [LevelOfDetail]) {
    func difference(_ level: LevelOfDetail) -> Double { (level.scale - scale).magnitude / max(level.scale, scale) }
    guard let nearest = levels.min(by: { difference($0) < difference($1) }), difference(nearest) <= Self.tolerance
    else { return nil }
    self.scale = scale
    level = nearest
  }

  /// Why the scale is not added beside the level.
  ///
  /// - Parameter resolution: the resolution that the scale would have. A user who states it wants both levels.
  func refusal(resolution: Double) -> Message {
    "\(fact), so both levels would show the same map; leave out \(number), or for both write \(number)@"
      + "\(DecimalNumber.shortest(resolution, significantDigits: 8))"
  }

  /// Why the scale does not stand for the level in a list of all scales.
  var refusalInList: Message {
    "\(fact); write \(OptionValue.shortest(level.scale)) to keep this level; to replace it, use "
      + "\(parameter: .removedScales) \(OptionValue.shortest(level.scale)) and \(parameter: .addedScales) \(number)"
  }

  private var number: String { OptionValue.shortest(scale) }

  private var fact: String {
    "\(LevelPlan.words(scale)) is nearly \(LevelPlan.words(level.scale)), the scale of level \(level.number)"
  }
}
