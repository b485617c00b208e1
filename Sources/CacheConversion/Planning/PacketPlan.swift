import FileAccess
import TileStores

/// What will be taken of a packet, by its index alone.
struct PacketPlan: Sendable {
  let packet: TilePacket
  /// What the result will have of it.
  let contents: PacketContents
  /// Of positions, sizes and files: tells that the source is still the one that was planned with.
  let fingerprint: Fingerprint
  /// The tiles, where there is room for them, and what their files were.
  private let kept: (tiles: [StoredTile], version: Fingerprint)?

  /// - Parameter level: its number in the result.
  /// - Returns: `nil` where there are no tiles.
  init?(
    _ packet: TilePacket, level: Int, _ tiles: [StoredTile], of index: PacketIndex, allowance: TileAllowance
  ) {
    guard !tiles.isEmpty else { return nil }
    self.packet = packet
    contents = PacketContents(
      level: level, corner: packet.corner, tileCount: tiles.count,
      byteCount: tiles.map { Int($0.size) }.reduce(0, +))
    fingerprint = Self.fingerprint(tiles, of: index)
    kept = allowance.take(tiles.count) ? (tiles, index.version) : nil
  }

  /// The tiles that were planned, with what reads them.
  ///
  /// - Throws: `.changedWhileRead` where the source is not what it was.
  func open(_ selection: TileSelection) throws(FileAccessError) -> (reader: any PacketReader, tiles: [StoredTile]) {
    let reader = try packet.open()
    if let kept, try reader.version() == kept.version { return (reader, kept.tiles) }
    let index = try reader.index()
    let tiles = selection.selected(of: index, in: packet).tiles
    guard Self.fingerprint(tiles, of: index) == fingerprint else {
      throw FileAccessError(packet.name, .changedWhileRead)
    }
    return (reader, tiles)
  }

  private static func fingerprint(_ tiles: [StoredTile], of index: PacketIndex) -> Fingerprint {
    var fingerprint = Fingerprint(tiles)
    fingerprint.add(Int(truncatingIfNeeded: index.version.value))
    return fingerprint
  }
}
