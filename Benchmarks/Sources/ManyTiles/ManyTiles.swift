import TileSchemeKit

/// Writes a PMTiles archive of any number of tiles that exist nowhere: their contents follow from their numbers.
///
///     ManyTiles COUNT RESULT.pmtiles
///
/// A quarter of the tiles is one ocean, a quarter has one of 50,000 contents, and the others are new. Every 97th tile
/// repeats one that was 40 million tiles before, which has fallen out of the table of stored contents.
@main
struct ManyTiles {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let count = UInt64(arguments[1]) else {
      print("usage: ManyTiles COUNT RESULT.pmtiles")
      return
    }
    var packets: [NumberedPacket] = []
    var first: UInt64 = 0
    while first < count {
      packets.append(NumberedPacket(from: first, before: count))
      first = packets[packets.count - 1].tiles.upperBound
    }
    let destination = SinkDestination(
      FilePath(arguments[2]), packets: packets.map(\.contents), documents: [], key: "many", leftovers: .removed,
      existing: .replaced)
    let sink = try PMTilesStore().sink(for: destination)
    for (number, packet) in packets.enumerated() {
      try sink.write(number, packet.contents, packet.stored, from: NumberReader(tiles: packet.stored))
    }
    let name = CacheDocument("name", Array("Many tiles".utf8))
    _ = try sink.finish([name, CacheDocument("format", Array("png".utf8))])
    print("\(count) tiles in \(packets.count) packets")
    for remark in sink.remarks { print(remark) }
  }
}

/// The tiles of a square of 128 × 128 that have numbers below a limit.
struct NumberedPacket {
  let tiles: Range<UInt64>
  let contents: PacketContents
  private let zoom: Int

  /// - Parameter first: the number of the first tile of a square, or of a zoom.
  init(from first: UInt64, before limit: UInt64) {
    let zoom = Hilbert.zoom(of: first)
    self.zoom = zoom
    let size = min(UInt64(1) << UInt64(2 * zoom), 16_384)
    tiles = first..<min(limit, first + size)
    let place = Hilbert.place(of: first, zoom: zoom)
    let corner = TileCoordinate(row: place.row / 128 * 128, column: place.column / 128 * 128)
    contents = PacketContents(
      level: zoom, corner: BundleCoordinate(of: corner),
      tileCount: tiles.count, byteCount: tiles.count * 20)
  }

  /// Each tile with its number as the offset.
  var stored: [StoredTile] {
    tiles.map { number in
      let place = Hilbert.place(of: number, zoom: zoom)
      return StoredTile(
        position: place.row % 128 * 128 + place.column % 128, size: TileContent.size(of: number), offset: Int(number))
    }
  }
}

/// Makes the bytes of tiles from their numbers.
struct NumberReader: PacketReader {
  let tiles: [StoredTile]

  func index() -> PacketIndex { PacketIndex(tiles: tiles) }
  func version() -> Fingerprint? { nil }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 8)
    defer { buffer.deallocate() }
    buffer.initializeMemory(as: UInt8.self, repeating: 0)
    for tile in tiles {
      buffer.storeBytes(of: TileContent.number(of: UInt64(tile.offset)).littleEndian, as: UInt64.self)
      try body(tile, UnsafeRawBufferPointer(rebasing: buffer[..<Int(tile.size)]), nil)
    }
  }
}

/// The content of a tile: a number of 64 bits, and up to 23 zeros.
enum TileContent {
  static func number(of tile: UInt64) -> UInt64 {
    if tile % 97 == 0, tile >= 40_000_000 { return number(of: tile - 40_000_000) }
    if tile / 4096 % 4 == 0 { return 0 }
    return tile % 3 == 0 ? 1 + tile % 50_000 : 1_000_000 + tile
  }

  static func size(of tile: UInt64) -> Int { 8 + Int(number(of: tile) % 24) }
}

/// The Hilbert curve of PMTiles. Source: PMTiles Version 3 Specification, “Tile ID”.
enum Hilbert {
  static func zoom(of tile: UInt64) -> Int {
    var zoom = 0
    while tile >= first(zoom + 1) { zoom += 1 }
    return zoom
  }

  static func first(_ zoom: Int) -> UInt64 { ((1 << UInt64(2 * zoom)) - 1) / 3 }

  static func place(of tile: UInt64, zoom: Int) -> (row: Int, column: Int) {
    var rest = tile - first(zoom)
    var (x, y) = (0, 0)
    for bit in 0..<zoom {
      let right = Int(rest >> 1) & 1
      let lower = (Int(rest) ^ right) & 1
      if lower == 0 {
        if right == 1 { (x, y) = ((1 << bit) - 1 - x, (1 << bit) - 1 - y) }
        (x, y) = (y, x)
      }
      x += right << bit
      y += lower << bit
      rest >>= 2
    }
    return (y, x)
  }
}
