import CoordinateSystems
import Diagnostics
import TilingSchemes

struct NearMissOfOnline: LintRule {
  let page = RulePage(
    "LOD011", "near-miss-of-arcgis-online", .warning,
    summary: "A Web Mercator scheme has levels near those of ArcGIS Online, Google and Bing, and not theirs.",
    reason: "Its tiles look right at the origin and drift from the base map’s the farther away from it.",
    remedy: "Take the scheme `arcgis-online`; its resolution at level 0 is 156543.03392800014.",
    source: "`Reference/extents-and-alignment.md#when-two-grids-overlay` (KB 000012245, esri-leaflet #687 and #1105)",
    example: RuleExample(
      .readyToServe, passing: "\"resolution\": 39135.75848200009, \"scale\": 147914381.897889",
      failing: "\"resolution\": 0.2984, \"scale\": 1127.808768"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let online = OnlineScheme(beside: subject) else { return [] }
    let extent = subject.extentOfScheme
    // Without an extent, that of the world.
    let width = max(extent?.width ?? 40_075_016.685_578, extent?.height ?? 0)
    let found = scheme.levels.indices.compactMap { index -> (index: Int, drift: Double)? in
      let nearest = online.nearestLevel(to: scheme.levels[index].resolution)
      let drift = nearest.difference * width / nearest.level.resolution
      guard nearest.difference < 0.002, drift > 0.5, TruncatedResolution.exactResolution(subject, index) == nil
      else { return nil }
      return (index, drift)
    }
    guard let first = found.first, let worst = found.max(by: { $0.drift < $1.drift }) else { return [] }
    let nearest = online.nearestLevel(to: scheme.levels[first.index].resolution).level
    return [
      subject.violation(
        "\(Wording.levels(found.map { scheme.levels[$0.index].number })) misses ArcGIS Online’s level \(nearest.number), "
          + "\(Wording.number(nearest.resolution)), and drifts \(Wording.measured(worst.drift)) px across the "
          + "\(extent == nil ? "world" : "extent") at level \(scheme.levels[worst.index].number)",
        at: .level(first.index, .resolution))
    ]
  }
}
