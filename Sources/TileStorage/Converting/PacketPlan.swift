import FileAccess

/// What will be taken of a packet, by its index alone.
package struct PacketPlan: Sendable {
  package let packet: TilePacket
  /// Its level's number in the result.
  package let level: Int
  package let tileCount: Int
  /// Of the tiles alone.
  package let byteCount: Int
  package let largestTile: Int
  /// Rows and columns of the level that it touches.
  package let rows: ClosedRange<Int>
  package let columns: ClosedRange<Int>
  /// What the index cannot find.
  package let problems: [PacketProblem]
  /// Of positions and sizes: tells that the source is still the one that was planned with.
  let fingerprint: Fingerprint

  /// - Returns: `nil` where nothing of it is taken.
  init?(_ packet: TilePacket, level: Int, _ selection: TileSelection) throws(FileAccessError) {
    guard selection.touches(packet) else { return nil }
    let index = try packet.open().index()
    let tiles = selection.tiles(of: index, in: packet)
    guard let first = tiles.first else { return nil }
    var rows = PacketGrid.tile(at: first.position, in: packet.corner).row...PacketGrid.tile(at: first.position, in: packet.corner).row
    var columns = PacketGrid.tile(at: first.position, in: packet.corner).column...PacketGrid.tile(at: first.position, in: packet.corner).column
    var byteCount = 0
    var largest = 0
    for tile in tiles {
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      rows = min(rows.lowerBound, place.row)...max(rows.upperBound, place.row)
      columns = min(columns.lowerBound, place.column)...max(columns.upperBound, place.column)
      byteCount += Int(tile.size)
      largest = max(largest, Int(tile.size))
    }
    self.packet = packet
    self.level = level
    tileCount = tiles.count
    self.byteCount = byteCount
    largestTile = largest
    self.rows = rows
    self.columns = columns
    problems = index.problems.filter { problem in
      switch problem {
      case .outside, .tooLarge, .tooShort, .header: true
      case .sizeDiffers, .corner, .overlap, .sharedTile, .sizeWord: false
      }
    }
    fingerprint = Fingerprint(tiles)
  }

  /// In bytes, as a Compact V2 bundle.
  var bundleSize: Int { CompactV2Header.tilesOffset + 4 * tileCount + byteCount }

  /// The tiles that were planned, with what reads them.
  ///
  /// - Throws: `.changed` where the source is not what it was.
  func open(_ selection: TileSelection) throws(FileAccessError) -> (reader: any PacketReader, tiles: [StoredTile]) {
    let reader = try packet.open()
    let tiles = selection.tiles(of: try reader.index(), in: packet)
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
