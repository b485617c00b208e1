import CacheVerification
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
  /// The faults of the index that do not prevent reading the tiles.
  let faults: [TileFaults]

  /// - Parameter level: the number of the level in the result.
  init(
    _ packet: TilePacket, level: Int, _ selection: TileSelection, _ allowance: TileAllowance
  ) throws(FileAccessError) {
    guard selection.touches(packet) else {
      plan = nil
      losses = PacketLosses([])
      beyond = 0
      faults = []
      return
    }
    let index = try packet.open().index()
    let selected = selection.selected(of: index, in: packet)
    plan = PacketPlan(packet, level: level, selected.tiles, of: index, allowance: allowance)
    beyond = selected.beyond
    losses = PacketLosses(index.problems)
    faults = plan == nil ? [] : Self.faults(index.problems, packet, level: level)
  }

  /// The survey that a part has made.
  init(_ plan: PacketPlan?, losses: PacketLosses, beyond: Int, faults: [TileFaults]) {
    self.plan = plan
    self.losses = losses
    self.beyond = beyond
    self.faults = faults
  }

  private static func faults(_ problems: [PacketProblem], _ packet: TilePacket, level: Int) -> [TileFaults] {
    TileFaults.joined(
      problems.compactMap { problem in
        switch problem {
        // Shared bytes save space and do no harm; the others are losses.
        case .sharedTile, .tooShort, .outside, .tooLarge, .repeatedRow, .notATile: return nil
        case .header, .indexFile, .tileCount, .sizeDiffers, .corner, .overlap, .sizeWord:
          let tile = PacketGrid.tile(at: problem.position ?? 0, in: packet.corner)
          return TileFaults(TileFault(problem, in: packet.corner), at: [TilePlace(level: level, tile: tile)])
        }
      })
  }
}
