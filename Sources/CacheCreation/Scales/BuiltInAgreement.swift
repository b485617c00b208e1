import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Warnings about changed levels that no longer agree with the grid that the old ones follow: a built-in scheme, such as
/// that of the base maps of ArcGIS Online, or steps of 2.
///
/// Such a change is allowed, but clients cannot show the cache together with other caches any more.
struct BuiltInAgreement: Sendable {
  let warnings: [Message]
  /// The built-in scheme whose numbers all levels had before the change; `nil` if there is none.
  let numbering: BuiltInScheme?

  /// - Parameters:
  ///   - scheme: the scheme before the change.
  ///   - reference: its coordinate system.
  ///   - plan: the levels after the change.
  init(_ scheme: TilingScheme, in reference: SpatialReference?, _ plan: LevelPlan) {
    let added = plan.levels.filter { $0.source == nil }.map(\.level)
    guard let builtIn = Self.builtIn(with: scheme, in: reference) else {
      warnings = added.compactMap { Self.nearStep($0, of: scheme.levels) }
      numbering = nil
      return
    }
    warnings = added.compactMap { Self.stranger($0, builtIn) }
    numbering = scheme.levels.allSatisfy { Self.number(of: $0, in: builtIn) == $0.number } ? builtIn : nil
  }

  /// The built-in scheme that has all levels of a scheme.
  private static func builtIn(with scheme: TilingScheme, in reference: SpatialReference?) -> BuiltInScheme? {
    guard let reference = scheme.spatialReference ?? reference, !scheme.levels.isEmpty else { return nil }
    return BuiltInScheme.all.first { builtIn in
      guard let system = builtIn.scheme.spatialReference, builtIn.scheme.tileWidth == scheme.tileWidth,
        builtIn.scheme.tileHeight == scheme.tileHeight,
        scheme.levels.allSatisfy({ level in builtIn.scheme.levels.contains { isSame($0, level) } }),
        // A hundredth of a pixel of the finest level.
        let finest = scheme.levels.map(\.resolution).min(),
        (builtIn.scheme.origin.x - scheme.origin.x).magnitude < finest / 100,
        (builtIn.scheme.origin.y - scheme.origin.y).magnitude < finest / 100
      else { return false }
      return system.isSameSystem(as: reference) == .same
    }
  }

  /// The number of a level in a built-in scheme; `nil` if it does not have the level.
  static func number(of level: LevelOfDetail, in builtIn: BuiltInScheme) -> Int? {
    builtIn.scheme.levels.first { isSame($0, level) }?.number
  }

  /// The files of ArcGIS round the same resolutions in different digits.
  private static func isSame(_ one: LevelOfDetail, _ other: LevelOfDetail) -> Bool {
    (one.resolution - other.resolution).magnitude < 1e-9 * one.resolution
  }

  private static func stranger(_ level: LevelOfDetail, _ builtIn: BuiltInScheme) -> Message? {
    let own = builtIn.scheme.levels
    guard !own.contains(where: { isSame($0, level) }) else { return nil }
    let distance = { (other: LevelOfDetail) in max(other.scale / level.scale, level.scale / other.scale) }
    let nearest = own.min { distance($0) < distance($1) }
    return Message(
      "\(LevelPlan.words(level.scale)) is not a scale of \(builtIn.name), with which all levels lined up; this level does "
        + "not overlay base maps of that scheme"
        + (nearest.map { "; its nearest scale is \(LevelPlan.words($0.scale))" } ?? ""))
  }

  /// A scale that is nearly, but not exactly, a step of 2 from the other levels, as a rounded number is.
  private static func nearStep(_ level: LevelOfDetail, of levels: [LevelOfDetail]) -> Message? {
    let sorted = levels.map(\.scale).sorted(by: >)
    let isHalving = zip(sorted, sorted.dropFirst()).allSatisfy { ($0 / $1 - 2).magnitude < 1e-6 }
    guard sorted.count > 1, isHalving else { return nil }
    for start in [sorted[0], sorted[sorted.count - 1]] {
      let steps = (level.scale / start).log2.rounded()
      let exact = start * Double.exp2(steps)
      let difference = (level.scale / exact - 1).magnitude
      if difference > 1e-9, difference < 2e-3 {
        return Message(
          "\(LevelPlan.words(level.scale)) is nearly, but not exactly, in steps of 2 from the other scales, so that its tiles "
            + "drift from theirs; the exact scale is \(DecimalNumber.shortest(exact))")
      }
    }
    return nil
  }
}

extension Double {
  /// The logarithm to the base 2, to the nearest tenth or so: enough to count steps of 2.
  fileprivate var log2: Double {
    guard self > 0, isFinite else { return 0 }
    return Double(exponent) + (significand >= 1.414_213_562 ? 1 : 0)
  }

  fileprivate static func exp2(_ exponent: Double) -> Double {
    Double(sign: .plus, exponent: Int(exponent), significand: 1)
  }
}
