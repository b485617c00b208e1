import FileAccess
import TileStores
import TilingSchemes

/// The tiles that will be copied from one packet, according to its index.
struct PacketPlan: Sendable {
  let packet: TilePacket
  /// The packet in the result: level, corner, number and size of its tiles.
  let contents: PacketContents
  /// The rows and columns of the tiles that are copied, which may be a small part of the packet.
  let bounds: TileRange
  /// A fingerprint of positions, sizes and file versions. If it is the same later, the source has not changed since
  /// planning.
  let fingerprint: Fingerprint
  /// The tiles, if the allowance has room for them, and the version of the files from which they were read.
  private let kept: (tiles: [StoredTile], version: Fingerprint)?

  /// - Parameter level: the number of the level in the result.
  /// - Returns: `nil` if there are no tiles.
  init?(
    _ packet: TilePacket, level: Int, _ tiles: [StoredTile], of index: PacketIndex, allowance: TileAllowance
  ) {
    guard !tiles.isEmpty else { return nil }
    self.packet = packet
    contents = PacketContents(
      level: level, corner: packet.corner, tileCount: tiles.count,
      byteCount: tiles.map { Int($0.size) }.reduce(0, +))
    let rows = tiles.map { Int($0.position) / PacketGrid.width }
    let columns = tiles.map { Int($0.position) % PacketGrid.width }
    bounds = TileRange(
      rows: packet.corner.row + (rows.min() ?? 0)..<packet.corner.row + (rows.max() ?? 0) + 1,
      columns: packet.corner.column + (columns.min() ?? 0)..<packet.corner.column + (columns.max() ?? 0) + 1)
    fingerprint = Self.fingerprint(tiles, of: index)
    kept = allowance.take(tiles.count) ? (tiles, index.version) : nil
  }

  /// The plan of a packet that a part has copied.
  init(_ packet: TilePacket, _ contents: PacketContents, bounds: TileRange, fingerprint: Fingerprint) {
    self.packet = packet
    self.contents = contents
    self.bounds = bounds
    self.fingerprint = fingerprint
    kept = nil
  }

  /// Opens the packet and gives the planned tiles with their reader.
  ///
  /// - Throws: `.changedWhileRead` if the source has changed since planning.
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
