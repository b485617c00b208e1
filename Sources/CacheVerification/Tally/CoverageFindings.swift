import Diagnostics
import SchemeLint
import SourceText
import TileStores
import TilingSchemes

/// The findings about the tiles of whole levels.
enum CoverageFindings {
  /// The tiles of a level that are outside the full extent or missing inside it: at most one finding for each.
  ///
  /// - Parameters:
  ///   - packets: all packets of the cache.
  ///   - isListed: whether the missing tiles are in the finding of several nearly empty levels, `sparse`.
  static func findings(
    _ level: PacketTally.Level, _ coverage: Coverage, _ packets: [TilePacket], isListed: Bool
  ) -> [Finding] {
    let number = level.summary.number
    var findings: [Finding] = []
    if level.outsideCount > 0 {
      findings.append(
        Finding(
          .tilesOutsideExtent,
          "level \(number): \(NumberText.count(level.outsideCount, "tile")) outside the full extent: "
            + list(level.outside.map(\.tile)[...], of: level.outsideCount)))
    }
    let expected = coverage.range.count ?? 0
    let missing = expected - level.within
    if missing > 0, !isListed {
      // The examples need the places of all packets, also of those without a missing tile.
      var places: [BundleCoordinate: [TileCoordinate]] = [:]
      for packet in packets where packet.level == number && !level.unreadable.contains(packet.corner) {
        places[packet.corner] = level.missing[packet.corner] ?? []
      }
      findings.append(
        Finding(
          .missingTiles,
          "level \(number): \(NumberText.grouped(missing)) of \(NumberText.count(expected, "tile")) in the full extent \(missing == 1 ? "is" : "are") "
            + "missing: " + list(coverage.missing(places)[...], of: missing)))
    }
    return findings
  }

  /// At most one finding for all levels without tiles, such as those that were just added to a scheme. Examples of missing
  /// tiles would say no more than that all are missing.
  static func empty(_ levels: [LevelSummary]) -> [Finding] {
    let empty = levels.filter { ($0.expectedTiles ?? 0) > 0 }
    guard !empty.isEmpty else { return [] }
    let expected = empty.reduce(0.0) { $0 + Double($1.expectedTiles ?? 0) }
    let numbers = LevelNumbers(empty.map(\.number))
    return [
      Finding(
        .missingTiles,
        "\(numbers.text) \(numbers.isSingle ? "is" : "are") empty (0 of \(NumberText.grouped(measured: expected)) "
          + "\(expected == 1 ? "tile" : "tiles"))")
    ]
  }

  /// The levels with less than a hundredth of the tiles of the full extent; none if it is only one, whose finding can
  /// name the first missing tiles.
  ///
  /// The extent of such a cache is usually that of the world, and the same sentence for each level would hide the rest.
  static func sparseLevels(_ levels: [LevelSummary]) -> [LevelSummary] {
    let sparse = levels.filter { level in
      level.tiles > 0 && level.tilesWithin < (level.expectedTiles ?? 0) / 100
    }
    return sparse.count > 1 ? sparse : []
  }

  /// At most one finding for all nearly empty levels.
  static func sparse(_ levels: [LevelSummary]) -> [Finding] {
    guard !levels.isEmpty else { return [] }
    let expected = levels.reduce(0.0) { $0 + Double($1.expectedTiles ?? 0) }
    let within = levels.map(\.tilesWithin).reduce(0, +)
    return [
      Finding(
        .missingTiles,
        "\(LevelNumbers(levels.map(\.number)).text) are nearly empty (\(NumberText.grouped(within)) of "
          + "\(NumberText.grouped(measured: expected)) tiles in the full extent, less than 1 % at each level)")
    ]
  }

  /// At most one finding for all levels whose tiles are all outside the full extent.
  ///
  /// A tile of a coarse level contains the extent of nearly every cache, so each level is examined on its own.
  static func extent(_ levels: [LevelSummary]) -> [Finding] {
    let apart = levels.filter { $0.tiles > 0 && $0.expectedTiles != nil && $0.tilesWithin == 0 }
    guard !apart.isEmpty else { return [] }
    let tiles = apart.map(\.tiles).reduce(0, +)
    return [
      Finding(
        .extentOfOtherTiles,
        "at \(Wording.levels(apart.map(\.number))), \(tiles == 1 ? "the only tile is not" : "none of the \(NumberText.grouped(tiles)) tiles is") "
          + "inside the full extent: it seems to be that of another cache")
    ]
  }

  /// The examples, with an ellipsis if there are more tiles.
  private static func list(_ tiles: ArraySlice<TileCoordinate>, of count: Int) -> String {
    let names = tiles.map { "row \($0.row), column \($0.column)" }.joined(separator: "; ")
    return count > tiles.count ? "\(names); …" : names
  }
}
