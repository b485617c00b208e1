import FileAccess

/// What will be taken of a packet, by its index alone.
package struct PacketPlan: Sendable {
  package let packet: TilePacket
  /// Its level's number in the result.
  package let level: Int
  package let tileCount: Int
  /// Of the tiles alone.
  package let byteCount: Int
  /// From the first row of the level that has a tile to the last.
  let rows: ClosedRange<Int>
  /// Of positions and sizes: tells that the source is still the one that was planned with.
  let fingerprint: Fingerprint

  /// - Returns: `nil` where there are no tiles.
  init?(_ packet: TilePacket, level: Int, _ tiles: [StoredTile]) {
    let rows = tiles.map { PacketGrid.tile(at: $0.position, in: packet.corner).row }
    guard let first = rows.min(), let last = rows.max() else { return nil }
    self.packet = packet
    self.level = level
    tileCount = tiles.count
    byteCount = tiles.map { Int($0.size) }.reduce(0, +)
    self.rows = first...last
    fingerprint = Fingerprint(tiles)
  }

  /// In bytes, as a Compact V2 bundle.
  var bundleSize: Int { CompactV2Header.tilesOffset + 4 * tileCount + byteCount }

  /// The tiles that were planned, with what reads them.
  ///
  /// - Throws: `.changed` where the source is not what it was.
  func open(_ selection: TileSelection) throws(FileAccessError) -> (reader: any PacketReader, tiles: [StoredTile]) {
    let reader = try packet.open()
    let tiles = selection.selected(of: try reader.index(), in: packet).tiles
    guard Fingerprint(tiles) == fingerprint else { throw FileAccessError(packet.name, .changed) }
    return (reader, tiles)
  }
}

/// A number that two different things hardly share (FNV-1a, 64 bits).
struct Fingerprint: Hashable, Sendable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ tiles: [StoredTile]) {
    for tile in tiles {
      add(Int(tile.position))
      add(Int(tile.size))
    }
  }

  mutating func add(_ number: Int) { value = (value ^ UInt64(bitPattern: Int64(number))) &* 0x100_0000_01B3 }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(Int(byte)) }
    add(-1)
  }
}
