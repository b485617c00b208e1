import CoordinateSystems
import TilingSchemes

/// The scheme of ArcGIS Online, Google and Bing, for one that is in its coordinate system and has its origin.
struct OnlineScheme {
  private let levels: [LevelOfDetail]

  init?(beside subject: LintSubject) {
    let online = EsriSchemes.arcgisOnline.scheme
    guard let scheme = subject.scheme,
      (scheme.spatialReference ?? subject.model.spatialReference)?.isWebMercator == true,
      (scheme.origin.x - online.origin.x).magnitude < 0.01, (scheme.origin.y - online.origin.y).magnitude < 0.01
    else { return nil }
    levels = online.levels
  }

  /// The level whose resolution is nearest, and the relative difference.
  func nearestLevel(to resolution: Double) -> (level: LevelOfDetail, difference: Double) {
    func difference(_ level: LevelOfDetail) -> Double { (resolution / level.resolution - 1).magnitude }
    // The levels halve: the first that is not much coarser is the nearest.
    let level = levels.first { resolution > $0.resolution * 0.75 } ?? levels[levels.count - 1]
    return (level, difference(level))
  }
}
