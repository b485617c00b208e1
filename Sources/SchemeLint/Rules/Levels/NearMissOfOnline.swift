import CoordinateSystems
import Diagnostics
import TilingSchemes

struct NearMissOfOnline: LintRule {
  let page = RulePage(
    "LOD011", "near-miss-of-arcgis-online", .warning,
    summary: "A Web Mercator scheme has levels close, but not equal, to those of ArcGIS Online, Google and Bing.",
    reason: "The tiles match the base map at the tile origin and drift away from it as the distance grows.",
    remedy: "Use the built-in scheme `arcgis-online`; its resolution at level 0 is 156543.03392800014.",
    source: "`Reference/extents-and-alignment.md#when-two-grids-overlay` (KB 000012245, esri-leaflet #687 and #1105)",
    example: RuleExample(
      .readyToServe, passing: "\"resolution\": 39135.75848200009, \"scale\": 147914381.897889",
      failing: "\"resolution\": 0.2984, \"scale\": 1127.808768"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let online = OnlineScheme(beside: subject) else { return [] }
    let extent = subject.extentOfScheme
    // A file without an extent, such as a tiling scheme file, may be used for the whole world: π × 12756274 m.
    let width = max(extent?.width ?? 40_075_016.685_578, extent?.height ?? 0)
    let found = scheme.levels.indices.compactMap { index -> (index: Int, drift: Double)? in
      let nearest = online.nearestLevel(to: scheme.levels[index].resolution)
      let drift = nearest.difference * width / nearest.level.resolution
      // 0.2 % covers the conventions of scales (0.11 %) and cut digits, such as 0.2984. With a larger difference, the
      // scheme was meant to be another one. LOD006 reports a cut resolution that follows from its scale, with a fix.
      guard nearest.difference < 0.002, drift > 0.5, TruncatedResolution.exactResolution(subject, index) == nil
      else { return nil }
      return (index, drift)
    }
    guard let first = found.first, let worst = found.max(by: { $0.drift < $1.drift }) else { return [] }
    let level = scheme.levels[first.index]
    let nearest = online.nearestLevel(to: level.resolution).level
    let numbers = found.map { scheme.levels[$0.index].number }
    return [
      subject.violation(
        "\(Wording.levels(numbers, "misses", "miss")) the resolutions of ArcGIS Online: level \(level.number) has "
          + "\(Wording.number(level.resolution)), not \(Wording.number(nearest.resolution)); the drift is "
          + "\(Wording.measured(worst.drift)) px across the \(extent == nil ? "world" : "extent") at level "
          + "\(scheme.levels[worst.index].number)",
        at: .level(first.index, .resolution))
    ]
  }
}
