import CoordinateSystems
import Diagnostics
import TilingSchemes

struct RenumberedLevels: LintRule {
  let page = RulePage(
    "LOD007", "renumbered-levels", .warning, clients: [.leaflet],
    summary: "The levels have the resolutions of web zoom levels, but other numbers.",
    reason: """
      ArcGIS numbers levels from 0, whatever scales are chosen. Clients that take the level number for the zoom level \
      request the wrong tiles, or show them in the wrong place.
      """,
    remedy: "Configure the offset in the client, or use `tilescheme convert --renumber arcgis-online`.",
    source: "`Reference/scales-and-resolutions.md#level-numbers-and-web-zooms` (esri-leaflet #548 and #1384)",
    example: RuleExample(.readyToServe, passing: "\"level\": 2,", failing: "\"level\": 9,"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let online = OnlineScheme(beside: subject), scheme.tileWidth == 256 else {
      return []
    }
    let places = scheme.levels.indices.filter { index in
      // A level that is only close to a zoom level is the subject of LOD011.
      let zoom = online.nearestLevel(to: scheme.levels[index].resolution)
      return zoom.difference < 1e-6 && zoom.level.number != scheme.levels[index].number
    }
    guard let first = places.first else { return [] }
    let zoom = online.nearestLevel(to: scheme.levels[first].resolution).level.number
    let numbers = places.map { scheme.levels[$0].number }
    return [
      subject.violation(
        "\(Wording.levels(numbers, "does", "do")) not have the number of the web zoom level: "
          + "level \(scheme.levels[first].number) is zoom level \(zoom)",
        at: .level(first, .number))
    ]
  }
}
