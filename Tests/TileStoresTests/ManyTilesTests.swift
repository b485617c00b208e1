import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing
import TilingSchemes

@testable import TileStores

/// `Benchmarks/ManyTiles` does the same with 10⁸ tiles in an optimised build.
@Suite("A PMTiles archive of very many tiles", .tags(.slow))
struct ManyTilesTests {
  /// A million tiles in a long run, otherwise the first eleven zooms, whole or in part.
  private static let count: UInt64 = TestRun.isLong ? 1_000_000 : 60_000
  /// The number of tiles after which one of the odd tiles has its content again.
  private static let pool: UInt64 = 5000

  /// An ocean, contents that come again, and new ones.
  private static func number(of tile: UInt64) -> UInt64 {
    if tile / 4096 % 4 == 0 { return 0 }
    return tile % 3 == 0 ? 1 + tile % pool : 1_000_000 + tile
  }

  /// Makes tiles of their numbers, which are their offsets.
  private struct NumberReader: PacketReader {
    func index() -> PacketIndex { PacketIndex() }
    func version() -> Fingerprint? { nil }

    func read(
      _ tiles: [StoredTile],
      _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
    ) throws(FileAccessError) {
      for tile in tiles {
        let number = ManyTilesTests.number(of: UInt64(tile.offset))
        var bytes = [UInt8](repeating: 0, count: Int(tile.size))
        for place in 0..<8 { bytes[place] = UInt8(truncatingIfNeeded: number >> UInt64(8 * place)) }
        do {
          try bytes.withUnsafeBytes { try body(tile, $0, nil) }
        } catch {
          throw error as? FileAccessError ?? FileAccessError("", .cutOff)
        }
      }
    }
  }

  private struct Packet {
    let contents: PacketContents
    let tiles: [StoredTile]
  }

  private static func packet(from first: UInt64) -> Packet {
    let zoom = HilbertCurve.zoom(of: first)
    let tiles = first..<min(count, first + min(1 << UInt64(2 * zoom), 16_384))
    let stored = tiles.map { number in
      let place = HilbertCurve.tile(at: number - HilbertCurve.first(zoom), zoom: zoom)
      return StoredTile(
        position: place.row % 128 * 128 + place.column % 128, size: 8 + Int(Self.number(of: number) % 24),
        offset: Int(number))
    }
    let place = HilbertCurve.tile(at: first - HilbertCurve.first(zoom), zoom: zoom)
    let corner = BundleCoordinate(of: TileCoordinate(row: place.row / 128 * 128, column: place.column / 128 * 128))
    return Packet(
      contents: PacketContents(level: zoom, corner: corner, tileCount: stored.count, byteCount: 20 * stored.count),
      tiles: stored)
  }

  @Test("Every tile of an archive made from numbers alone is read by Python with the content of its number")
  func everyTile() async throws {
    let folder = try TemporaryDirectory()
    var packets: [Packet] = []
    var first: UInt64 = 0
    while first < Self.count {
      packets.append(Self.packet(from: first))
      first += UInt64(packets[packets.count - 1].tiles.count)
    }
    let destination = SinkDestination(
      FilePath(folder.path("many.pmtiles")), packets: packets.map(\.contents), documents: [], key: "many",
      leftovers: .removed, existing: .kept)
    let sink = try PMTilesStore().sink(for: destination)
    for (number, packet) in packets.enumerated() {
      try await sink.write(number, packet.contents, packet.tiles, from: NumberReader())
    }
    _ = try sink.finish([CacheDocument("name", Array("Many".utf8)), CacheDocument("format", Array("png".utf8))])
    // The remark begins with the number of contents that fell out of the table; each of them may be stored again.
    let fallen = sink.remarks.first.flatMap { Int($0.prefix { $0 != " " }) } ?? 0
    #expect(fallen < Int(Self.count) / 20)
    let program = TestFiles.root.appending(path: "Tests/TestSupport/many_tiles.py")
    let run = try Python.run(
      String(contentsOf: program, encoding: .utf8),
      [folder.path("many.pmtiles"), "\(Self.count)", "\(Self.pool)", TestFiles.root.path, "\(fallen)"],
      importing: ["zlib"])
    #expect(run.text == "right\n", "\(run.errors)")
  }
}
