import FileAccess
import TestSupport
import Testing
import TileStores
import TilingSchemes

@testable import CacheConversion

@Suite("Counting of tiles while they are copied")
struct CensusReaderTests {
  /// Two images that are no images, as a bundle gives them.
  private struct TwoTiles: PacketReader {
    static let tiles = [StoredTile(position: 0, size: 3, offset: 64), StoredTile(position: 129, size: 5, offset: 67)]

    func index() throws(FileAccessError) -> PacketIndex { PacketIndex(tiles: Self.tiles) }

    func version() throws(FileAccessError) -> Fingerprint? { nil }

    func read(
      _ tiles: [StoredTile],
      _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
    ) throws(FileAccessError) {
      for tile in tiles {
        let bytes = [UInt8](repeating: 7, count: Int(tile.size))
        let pointer = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        defer { pointer.deallocate() }
        pointer.copyBytes(from: bytes)
        try body(tile, UnsafeRawBufferPointer(pointer), nil)
      }
    }
  }

  @Test("A bundle that is read again, because another program replaced the target, counts its tiles once")
  func readAgain() throws {
    let corner = BundleCoordinate(of: TileCoordinate(row: 0, column: 0))
    let reader = CensusReader(
      TwoTiles(), of: PacketContents(level: 3, corner: corner, tileCount: 2, byteCount: 8),
      expecting: .init(CacheDescription()))
    for _ in 0..<2 { try reader.read(TwoTiles.tiles) { _, _, _ in } }
    #expect(reader.census.tiles == 2)
    #expect(reader.census.bytes == 8)
    #expect(reader.census.damagedCount == 2)
  }
}
