import Diagnostics
import SourceText
import TileStores
import TilingSchemes

/// Existing tiles that an update makes again although its rasters cover only a part of each. What they show beside the
/// rasters is lost, and at the coarse levels that is nearly all of the map.
struct PartlyCoveredTiles: Sendable {
  /// The most rasters that a message names.
  private static let shownRasters = 3
  /// In pixels: rounding of extents is no gap.
  private static let tolerance = 0.5

  private var levels: [Int] = []
  private var count = 0
  /// Whether some tiles of the cache are not made again, because no raster is where they are.
  private(set) var leavesOthers = false

  /// - Parameters:
  ///   - stored: the tiles of the levels with a selection.
  ///   - selections: the tiles that are made, by the number of the level.
  ///   - extents: of all rasters, of which the rectangle around them counts.
  init(
    in target: CacheTarget, _ stored: StoredTiles, _ selections: [Int: LevelSelection], covered extents: [Envelope]
  ) {
    guard let first = extents.first else { return }
    let covered = extents.dropFirst().reduce(first) { $0.union($1) }
    var numbers: Set<Int> = []
    for packet in target.packets {
      guard let level = target.scheme.levels.first(where: { $0.number == packet.level }) else { continue }
      guard let selection = selections[packet.level] else {
        leavesOthers = true
        continue
      }
      let margin = Self.tolerance * level.resolution
      for tile in stored.tiles(ofLevel: packet.level).tiles(in: packet.corner) {
        // A tile that this build made before it was stopped is no tile of the former rasters.
        guard selection.touches(tile) else {
          leavesOthers = true
          continue
        }
        guard selection.contains(tile) else { continue }
        let extent = target.scheme.envelope(of: tile, level: level)
        if !covered.contains(extent, toleranceX: margin, toleranceY: margin) {
          count += 1
          numbers.insert(packet.level)
        }
      }
    }
    levels = numbers.sorted()
  }

  /// What is lost and how to keep it, as one clause; `nil` if nothing is.
  ///
  /// - Parameter former: the rasters of which the cache was built; none if that is not known.
  func message(former: [BuildIdentity.Source]) -> Message? {
    guard count > 0 else { return nil }
    let which =
      former.isEmpty
      ? "the rasters of which the cache was built" : ShortList.text(former.map(\.path), limit: Self.shownRasters)
    return Message(
      "\(LevelNumbers(levels).text): \(counted(count, "existing tile")) \(count == 1 ? "is" : "are") made again, but the "
        + "rasters cover only a part of \(count == 1 ? "it" : "each"); what \(count == 1 ? "it shows" : "they show") "
        + "beside them is lost; to keep it, give first \(which) and then the new rasters")
  }
}
