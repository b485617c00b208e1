import TileStores
import TilingSchemes

/// The place of a packet in its cache.
struct PacketPlace: Hashable, Sendable {
  let level: Int
  let row: Int
  let column: Int

  init(_ packet: TilePacket) {
    level = packet.level
    row = packet.corner.row
    column = packet.corner.column
  }

  /// The packet that has the place of a tile.
  init(level: Int, row: Int, column: Int) {
    self.level = level
    self.row = row - row % PacketGrid.width
    self.column = column - column % PacketGrid.width
  }
}
