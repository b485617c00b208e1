import CoordinateSystems
import TilingSchemes

/// The scheme of ArcGIS Online, Google and Bing, beside a scheme with the same coordinate system and tile origin.
struct OnlineScheme {
  private let levels: [LevelOfDetail]

  /// `nil` if the subject has another coordinate system or tile origin: its levels then say nothing about base maps.
  init?(beside subject: LintSubject) {
    let online = EsriSchemes.arcgisOnline.scheme
    // A centimetre: the spellings of this origin differ by 2.2e-6 m, and ORG004 reports those that are farther away.
    guard let scheme = subject.scheme,
      (scheme.spatialReference ?? subject.model.spatialReference)?.isWebMercator == true,
      (scheme.origin.x - online.origin.x).magnitude < 0.01, (scheme.origin.y - online.origin.y).magnitude < 0.01
    else { return nil }
    levels = online.levels
  }

  /// The level whose resolution is nearest, and the relative difference of the two resolutions, from 0.
  func nearestLevel(to resolution: Double) -> (level: LevelOfDetail, difference: Double) {
    func difference(_ level: LevelOfDetail) -> Double { (resolution / level.resolution - 1).magnitude }
    // The levels halve, so the nearest level is the first one that is not more than a third coarser.
    let level = levels.first { resolution > $0.resolution * 0.75 } ?? levels[levels.count - 1]
    return (level, difference(level))
  }
}
