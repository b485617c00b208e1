import FileAccess
import TileStores

/// The result of reading a packet's index.
struct PacketSurvey: Sendable {
  /// `nil` if no tile of the packet is copied.
  let plan: PacketPlan?
  /// The tiles of the packet that cannot be copied.
  let losses: PacketLosses
  /// The number of tiles that are outside the grid of the result.
  let beyond: Int

  /// - Parameter level: the number of the level in the result.
  init(
    _ packet: TilePacket, level: Int, _ selection: TileSelection, _ allowance: TileAllowance
  ) throws(FileAccessError) {
    guard selection.touches(packet) else {
      plan = nil
      losses = PacketLosses([])
      beyond = 0
      return
    }
    let index = try packet.open().index()
    let selected = selection.selected(of: index, in: packet)
    plan = PacketPlan(packet, level: level, selected.tiles, of: index, allowance: allowance)
    beyond = selected.beyond
    losses = PacketLosses(index.problems)
  }
}
