import Diagnostics
import FileAccess
import SourceText
import TileStores
import TilingSchemes

/// How many of the tiles that are added to a cache are new there, and how many take the place of others.
struct AddedTiles: Sendable {
  private(set) var new = 0
  private(set) var replacing = 0

  /// - Parameter packets: the bundles of the cache, before any of them is changed.
  init(_ plan: ConversionPlan, in packets: [TilePacket]) {
    let existing = Dictionary(packets.map { (Place($0.level, $0.corner), $0) }) { first, _ in first }
    for planned in plan.packets {
      let count = planned.contents.tileCount
      // A bundle that cannot be read is an error as soon as it is written anew.
      guard let packet = existing[Place(planned.contents.level, planned.contents.corner)],
        let index = try? packet.open().index(), let tiles = try? planned.open(plan.selection).tiles
      else {
        new += count
        continue
      }
      let positions = Set(index.tiles.map(\.position))
      let common = tiles.count { positions.contains($0.position) }
      replacing += common
      new += count - common
    }
  }

  /// One sentence without a full stop.
  var notice: Message {
    Message(
      "\(counted(new, "tile")) \(new == 1 ? "is" : "are") new in the cache, and \(counted(replacing, "tile")) "
        + "\(replacing == 1 ? "takes" : "take") the place of one that it had")
  }

  private struct Place: Hashable {
    let level: Int
    let corner: BundleCoordinate

    init(_ level: Int, _ corner: BundleCoordinate) {
      self.level = level
      self.corner = corner
    }
  }
}
