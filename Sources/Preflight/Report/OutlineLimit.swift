import SchemeComparison
import TilingSchemes

extension GridOutlines {
  /// The tiles to which outlines are cut. At coarse levels, a bundle extends far beyond the world.
  ///
  /// A supertile is drawn as a whole if the region touches it (Esri, “Map Server Cache Tiling Scheme To Polygons”), so that
  /// it is only cut at the edge of the world, and at the tile origin, before which there are no tiles.
  static func limit(of unit: Unit, _ level: LevelForecast, in scheme: TilingScheme) -> TileRange? {
    guard unit == .supertiles || unit == .smallSupertiles, let range = level.range else { return level.range }
    let whole = ComparisonExtent(whole: [scheme])
    guard whole.source == .world else {
      let large = 1 << 40
      return TileRange(
        rows: min(0, range.rows.lowerBound)..<max(large, range.rows.upperBound),
        columns: min(0, range.columns.lowerBound)..<max(large, range.columns.upperBound))
    }
    return scheme.tiles(coveringStated: whole.envelope, level: level.detail).map { $0.union(range) } ?? range
  }
}
