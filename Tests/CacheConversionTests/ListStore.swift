import FileAccess
import Foundation
import Synchronization
import SystemPackage
import TileStores
import TilingSchemes

/// A store that the library does not contain: one file with a list of tiles. It uses public API only, like the store of
/// another program.
///
/// The file has a signature of 16 bytes, then for each tile four little-endian numbers of 32 bits (level, row, column
/// and size) and the bytes of the tile. Its scheme is that of ArcGIS Online.
struct ListStore: TileStore {
  static let magic = Array("TILES IN A LIST\n".utf8)

  /// The level at which reading fails, as with a failing disk.
  var failingLevel: Int?

  var name: String { "list" }
  var title: String { "a list of tiles" }
  var shape: StoreShape { .file(suffix: "tiles") }
  var documents: StoreDocuments { .ownEntries }
  var storage: TileStorageInfo { TileStorageInfo(format: .other("list"), packetSize: 0) }
  var isWrittenInOrder: Bool { true }

  func recognizes(_ head: [UInt8]) -> Bool { head.starts(with: Self.magic) }

  func open(_ path: FilePath) throws(TileStoreError) -> StoredCache? {
    guard let data = try? Data(contentsOf: URL(filePath: path.string)) else {
      throw .access(FileAccessError(path.string, .system(.ioError)))
    }
    let tiles = Self.tiles(data)
    guard !tiles.isEmpty else { throw .content(path: path.string, .noTiles) }
    var description = CacheDescription()
    description.scheme = BuiltInScheme.named("arcgis-online")?.scheme
    description.spatialReference = description.scheme?.spatialReference
    description.image = TileImageInfo(format: .jpeg, compressionQuality: 75)
    description.fullExtent = Envelope(xMin: -2e7, yMin: -2e7, xMax: 2e7, yMax: 2e7)
    description.name = "list"
    let groups = Dictionary(grouping: tiles) { Corner(level: $0.level, corner: BundleCoordinate(of: $0.place)) }
    let packets = groups.map { key, tiles in
      TilePacket(
        level: key.level, corner: key.corner,
        ListPacket(name: path.string, corner: key.corner, tiles: tiles, fails: key.level == failingLevel))
    }
    return StoredCache(
      description, in: "List",
      packets: packets.sorted {
        ($0.level, $0.corner.row, $0.corner.column) < ($1.level, $1.corner.row, $1.corner.column)
      })
  }

  func metadata(of contents: StoreContents) -> StoreMetadata {
    StoreMetadata(entries: [], lost: ["everything but the tiles"])
  }

  func sink(for destination: SinkDestination) throws(FileAccessError) -> any TileSink { ListSink(destination) }

  struct Tile {
    let level: Int
    let place: TileCoordinate
    let bytes: Data
  }

  private struct Corner: Hashable {
    let level: Int
    let corner: BundleCoordinate
  }

  /// The tiles of a list.
  static func tiles(_ data: Data) -> [Tile] {
    var tiles: [Tile] = []
    var rest = data.dropFirst(magic.count)
    while rest.count >= 16 {
      let numbers = (0..<4).map { number in
        rest.dropFirst(4 * number).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      rest = rest.dropFirst(16)
      tiles.append(
        Tile(
          level: numbers[0], place: TileCoordinate(row: numbers[1], column: numbers[2]),
          bytes: Data(rest.prefix(numbers[3]))))
      rest = rest.dropFirst(numbers[3])
    }
    return tiles
  }
}

private struct ListPacket: PacketSource, PacketReader {
  let name: String
  let corner: BundleCoordinate
  let tiles: [ListStore.Tile]
  let fails: Bool

  func open() -> any PacketReader { self }

  func index() -> PacketIndex {
    PacketIndex(
      tiles: tiles.enumerated().map { number, tile in
        StoredTile(
          position: (tile.place.row - corner.row) * PacketGrid.width + tile.place.column - corner.column,
          size: tile.bytes.count, offset: number)
      })
  }

  func version() -> Fingerprint? { Fingerprint() }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    if fails { throw FileAccessError(name, .system(.ioError)) }
    for tile in tiles {
      let bytes = Array(self.tiles[tile.offset].bytes)
      do {
        try bytes.withUnsafeBytes { try body(tile, $0, nil) }
      } catch {
        throw error as? FileAccessError ?? FileAccessError(name, .system(.ioError))
      }
    }
  }
}

private final class ListSink: TileSink {
  private let destination: SinkDestination
  private let data = Mutex(Data(ListStore.magic))

  init(_ destination: SinkDestination) { self.destination = destination }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool { false }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    var written = Data()
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      for number in [packet.level, place.row, place.column, bytes.count] {
        withUnsafeBytes(of: UInt32(number).littleEndian) { written.append(contentsOf: $0) }
      }
      written.append(contentsOf: bytes)
    }
    data.withLock { $0.append(written) }
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    do {
      try data.withLock { try $0.write(to: URL(filePath: destination.path.string)) }
    } catch {
      throw FileAccessError(destination.path.string, .system(.ioError))
    }
    return [destination.path]
  }
}
