import FileAccess
import TileStores

/// Finds the tiles of a cache by level, row and column.
final class TileSource: Sendable {
  /// A tile that was found and not yet read.
  struct Found: Sendable {
    fileprivate let packet: OpenPacket
    fileprivate let place: PacketPlace
    fileprivate let tile: StoredTile

    /// A number for the tile and its version, for the entity tag.
    var version: UInt64 {
      var version = packet.version
      version.add(tile.offset)
      version.add(Int(tile.position))
      version.add(Int(tile.size))
      return version.value
    }

    /// When its file was last changed, as a header states it.
    var modified: String { packet.modified }
  }

  /// The packets by their places. There can be several of one place: a bundle, and a folder of single tiles.
  let packets: [PacketPlace: [TilePacket]]
  private let open: OpenPackets

  init(_ packets: [TilePacket], openLimit: Int = 256) {
    self.packets = Dictionary(grouping: packets, by: PacketPlace.init)
    open = OpenPackets(limit: openLimit)
  }

  /// Finds a tile.
  ///
  /// - Throws: `FileAccessError` if the cache cannot be read.
  func find(
    level: Int, row: Int, column: Int, from source: ReadingSource
  ) throws(FileAccessError) -> LookupResult<Found> {
    guard row >= 0, column >= 0 else { return .missing }
    let place = PacketPlace(level: level, row: row, column: column)
    guard let packets = packets[place] else { return .missing }
    let position = UInt16(row % PacketGrid.width * PacketGrid.width + column % PacketGrid.width)
    // One packet of a place is the rule; of several, each is opened anew.
    for packet in packets {
      let opened: OpenPacket
      if packets.count == 1, let known = open.packet(at: place) {
        opened = known
      } else if case .memory = source {
        return .onDisk
      } else {
        opened = try open.open(packet, at: place)
      }
      switch try opened.lookup.tile(at: position, from: source) {
      case .found(let tile): return .found(Found(packet: opened, place: place, tile: tile))
      case .onDisk: return .onDisk
      case .missing: continue
      }
    }
    return .missing
  }

  /// Reads a tile.
  ///
  /// - Throws: `FileAccessError` if it cannot be read; its packet is opened again for the next request.
  func bytes(of found: Found, from source: ReadingSource) throws(FileAccessError) -> LookupResult<[UInt8]> {
    do {
      return try found.packet.lookup.bytes(of: found.tile, from: source)
    } catch {
      open.close(found.place)
      throw error
    }
  }
}
