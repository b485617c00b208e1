import CoordinateSystems
import Diagnostics
import TilingSchemes

/// Computes the resolutions of new levels as the program did that made the other levels of the scheme.
struct AddedResolutions: Sendable {
  private enum Way: Sendable {
    case convention(ScaleConvention, dotsPerInch: Double, MapUnit)
    /// In proportion to the level with the nearest scale.
    case proportion
  }

  private let levels: [LevelOfDetail]
  private let way: Way
  /// The choice, if the user should know about it.
  let notices: [Message]

  init(_ scheme: TilingScheme, _ reference: SpatialReference?) {
    levels = scheme.levels
    guard let dotsPerInch = scheme.effectiveDotsPerInch,
      let unit = (scheme.spatialReference ?? reference)?.resolveSystem()?.unit,
      case .one(let convention, _) = InferredConvention(of: scheme, unit: unit)
    else {
      way = .proportion
      notices = [
        "the scales of this scheme follow no convention of ArcGIS, so the resolution of a new level is computed from the "
          + "level with the nearest scale"
      ]
      return
    }
    way = .convention(convention, dotsPerInch: dotsPerInch, unit)
    // In linear units the conventions differ only in the last digits.
    if case .angular = unit {
      notices = ["new levels follow the scale convention \(convention.rawValue), as the other levels do"]
    } else {
      notices = []
    }
  }

  /// The resolution in map units per pixel.
  func resolution(ofScale scale: Double) -> Double {
    switch way {
    case .convention(let convention, let dotsPerInch, let unit):
      return convention.resolution(ofScale: scale, dotsPerInch: dotsPerInch, unit: unit)
    case .proportion:
      let nearest = levels.min { ratio($0.scale, scale) < ratio($1.scale, scale) }
      return nearest.map { scale * ($0.resolution / $0.scale) } ?? scale
    }
  }

  /// At least 1.
  private func ratio(_ one: Double, _ other: Double) -> Double { max(one / other, other / one) }
}
