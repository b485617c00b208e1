import FileAccess
import TileStores

/// What a look at a packet's index gives.
struct PacketSurvey: Sendable {
  /// `nil` where nothing of the packet is taken.
  let plan: PacketPlan?
  /// For people: what the packet had and cannot be read.
  let lost: String?
  /// How many tiles the result cannot hold.
  let beyond: Int

  /// - Parameter level: the level's number in the result.
  init(
    _ packet: TilePacket, level: Int, _ selection: TileSelection, _ allowance: TileAllowance
  ) throws(FileAccessError) {
    guard selection.touches(packet) else {
      plan = nil
      lost = nil
      beyond = 0
      return
    }
    let index = try packet.open().index()
    let selected = selection.selected(of: index, in: packet)
    plan = PacketPlan(packet, level: level, selected.tiles, of: index, allowance: allowance)
    beyond = selected.beyond
    lost = Self.loss(index.problems).map { "\(packet.name): \($0)" }
  }

  private static func loss(_ problems: [PacketProblem]) -> String? {
    var tiles = 0
    for problem in problems {
      switch problem {
      case .tooShort(let size, _): return "the whole bundle, which has no more than \(size) bytes"
      case .outside, .tooLarge: tiles += 1
      case .header, .sizeDiffers, .corner, .overlap, .sharedTile, .sizeWord: continue
      }
    }
    return tiles > 0 ? "\(tiles) tiles that lie outside the bundle or are too large" : nil
  }
}
