import Diagnostics
import FileAccess
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

  /// Reads the index of each bundle at the levels.
  ///
  /// - Parameters:
  ///   - extents: of all rasters, of which the rectangle around them counts.
  ///   - selections: the tiles that are made, by the number of the level.
  init(
    in target: CacheTarget, _ selections: [Int: LevelSelection], covered extents: [Envelope]
  ) throws(BuildError) {
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
      do throws(FileAccessError) {
        for stored in try packet.open().index().tiles {
          let tile = PacketGrid.tile(at: stored.position, in: packet.corner)
          // A tile that this build made before it was stopped is no tile of the former rasters.
          guard selection.touches(tile) else {
            leavesOthers = true
            continue
          }
          guard selection.contains(tile) else { continue }
          let extent = target.scheme.envelope(of: tile, level: level)
          if extent.xMin < covered.xMin - margin || extent.yMin < covered.yMin - margin
            || extent.xMax > covered.xMax + margin || extent.yMax > covered.yMax + margin
          {
            count += 1
            numbers.insert(packet.level)
          }
        }
      } catch {
        throw .access(error)
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
