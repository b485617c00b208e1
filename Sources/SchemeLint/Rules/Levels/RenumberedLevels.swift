import CoordinateSystems
import Diagnostics
import TilingSchemes

struct RenumberedLevels: LintRule {
  let page = RulePage(
    "LOD007", "renumbered-levels", .warning, clients: [.leaflet],
    summary: "The levels have the resolutions of the web’s zoom levels, and other numbers.",
    reason: """
      ArcGIS numbers from 0 whichever scales are chosen. Clients that take the level for the zoom ask for the wrong \
      tiles, or show them at the wrong place.
      """,
    remedy: "Tell the client the offset, or convert with levels renumbered to zooms.",
    source: "`Reference/scales-and-resolutions.md#level-numbers-and-web-zooms` (esri-leaflet #548 and #1384)",
    example: RuleExample(.readyToServe, passing: "\"level\": 1,", failing: "\"level\": 9,"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let online = OnlineScheme(beside: subject), scheme.tileWidth == 256 else {
      return []
    }
    let places = scheme.levels.indices.filter { index in
      let zoom = online.nearestLevel(to: scheme.levels[index].resolution)
      return zoom.difference < 1e-6 && zoom.level.number != scheme.levels[index].number
    }
    guard let first = places.first else { return [] }
    let zoom = online.nearestLevel(to: scheme.levels[first].resolution).level.number
    return [
      subject.violation(
        "\(Wording.levels(places.map { scheme.levels[$0].number })) has another number than the web’s zoom: "
          + "level \(scheme.levels[first].number) is zoom \(zoom)",
        at: .level(first, .number))
    ]
  }
}
