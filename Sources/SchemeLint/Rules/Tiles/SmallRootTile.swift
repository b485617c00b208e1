import Diagnostics
import TilingSchemes

struct SmallRootTile: LintRule {
  let page = RulePage(
    "ROOT002", "small-root-tile", .warning, clients: [.sceneViewer, .vectorTiles],
    summary: "No tile of the coarsest level covers half of the extent.",
    reason: "ArcGIS refuses such a scheme for vector tiles: a root tile must overlap more than half of the data.",
    remedy: "Add a coarser level, or choose a tile origin at which one tile contains the extent.",
    source:
      "`Reference/arcgis-tools.md#tools` and `Reference/extents-and-alignment.md#root-tiles` (analyzer 00257)",
    example: RuleExample(.legacy, "conf.cdi", passing: "<XMax>2100000</XMax>", failing: "<XMax>4100000</XMax>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let scheme = subject.scheme, let extent = subject.extentOfScheme, extent.width > 0, extent.height > 0,
      let coarsest = subject.coarsestLevel
    else { return [] }
    let resolution = scheme.levels[coarsest].resolution
    // The largest shares along the two axes belong to the same tile, so their product is its share of the area.
    let share =
      Self.largestShare(
        from: extent.xMin - scheme.origin.x, length: extent.width, tile: resolution * Double(scheme.tileWidth))
      * Self.largestShare(
        from: scheme.origin.y - extent.yMax, length: extent.height, tile: resolution * Double(scheme.tileHeight))
    guard share < 0.5 else { return [] }
    return [
      subject.violation(
        "no tile of the coarsest level, 1:\(Wording.measured(scheme.levels[coarsest].scale)), covers more than "
          + "\(Wording.measured(share * 100)) % of the extent", at: .level(coarsest, .scale))
    ]
  }

  /// The largest part of a length along one axis that one tile covers, from 0 to 1; all values are in map units.
  private static func largestShare(from start: Double, length: Double, tile: Double) -> Double {
    guard tile > 0 else { return 0 }
    let first = (start / tile).rounded(.down) * tile
    // The largest part is in one of the first three tiles: if there is a third tile, the second is covered completely.
    let overlaps = (0..<3).map { number in
      min(first + Double(number + 1) * tile, start + length) - max(first + Double(number) * tile, start)
    }
    return (overlaps.max() ?? 0) / length
  }
}
