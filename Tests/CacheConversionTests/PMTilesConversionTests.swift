import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

private let hasPMTiles = Python.has("pmtiles")

@Suite("Converting to PMTiles and from it")
struct PMTilesConversionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// The header, the entries and what go-pmtiles `verify` checks, by Python and not with our code.
  private struct Checked: Decodable {
    let header: [String: Int]
    let metadata: [String: String]
    let entries: [[Int]]
    let faults: [String]
  }

  private func checked(_ path: String) throws -> Checked {
    let support = TestFiles.root.appending(path: "Tests/TestSupport")
    let program = try String(contentsOf: support.appending(path: "check_pmtiles.py"), encoding: .utf8)
    let run = try Python.run(program, [support.path, path], importing: ["zlib"])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
    return try JSONDecoder().decode(Checked.self, from: run.output)
  }

  /// Tiles of a few bytes, each different; `build` and `convert` copy any bytes.
  private static func square(zoom: Int, side: Int) -> [SmallCache.Place: Data] {
    var generator = SeededGenerator(seed: 7)
    var tiles: [SmallCache.Place: Data] = [:]
    for row in 0..<side {
      for column in 0..<side {
        tiles[.init(zoom, row, column)] =
          Data((0..<Int.random(in: 12...900, using: &generator)).map { UInt8(truncatingIfNeeded: $0 ^ row ^ column) })
          + Data("\(row),\(column)".utf8)
      }
    }
    return tiles
  }

  @Test("Equal tiles are stored once, and tiles that follow each other are one entry")
  func world() async throws {
    let cache = try SmallCache(SmallCache.world, storage: .compactV1)
    let out = folder.path("a.pmtiles")
    try await Conversion.run(cache.path, to: out)
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
    let found = try checked(out)
    #expect(found.faults == [])
    #expect(found.header["tiles"] == 21 && found.header["contents"] == 1 && found.header["entries"] == 3)
    // A run ends with its zoom.
    #expect(found.entries.map { [$0[0], $0[1]] } == [[0, 1], [1, 4], [5, 16]])
    #expect(found.header["type"] == 3 && found.header["compression"] == 1 && found.header["internal"] == 2)
    #expect(found.header["minZoom"] == 0 && found.header["maxZoom"] == 2 && found.header["clustered"] == 1)
    #expect(found.metadata == ["name": "cache", "type": "baselayer", "version": "1.0.0"])
    try await Conversion.run(out, to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == Python.tiles(of: cache.path))
    #expect(folder.names == ["a.pmtiles", "back.tpkx"])
    #expect(try await Verification(out).found.isEmpty)
  }

  @Test("Python's pmtiles reads every tile", .enabled(if: hasPMTiles, "the Python package pmtiles is absent"))
  func pythonReads() async throws {
    let cache = try SmallCache(Self.square(zoom: 3, side: 8), finestLevel: 3)
    let out = folder.path("a.pmtiles")
    try await Conversion.run(cache.path, to: out)
    let program = """
      import hashlib, json, sys
      from pmtiles.reader import MmapSource, Reader, all_tiles
      source = MmapSource(open(sys.argv[1], 'rb'))
      found = {f'{z}/{y}/{x}': t for (z, x, y), t in all_tiles(source)}
      assert all(Reader(source).get(z, x, y) == t for (z, x, y), t in all_tiles(source))
      print(json.dumps({k: hashlib.sha256(t).hexdigest() for k, t in found.items()}))
      """
    let run = try Python.run(program, [out], importing: ["pmtiles.reader"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try JSONDecoder().decode([String: String].self, from: run.output) == Python.tiles(of: cache.path))
  }

  @Test("An archive with more entries than the root directory can hold has leaf directories")
  func leaves() async throws {
    let cache = try SmallCache(Self.square(zoom: 7, side: 128), finestLevel: 7)
    let out = folder.path("a.pmtiles")
    try await Conversion.run(cache.path, to: out)
    let found = try checked(out)
    #expect(found.faults == [])
    #expect(found.header["leavesLength"] ?? 0 > 0)
    #expect(found.header["entries"] == 16_384)
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
    try await Conversion.run(out, to: folder.path("b.pmtiles"))
    #expect(try Data(contentsOf: URL(filePath: out)) == Data(contentsOf: URL(filePath: folder.path("b.pmtiles"))))
  }

  @Test("Tiles with the same checksum and size but different bytes are both stored")
  func checksums() async throws {
    let first = Data((0..<40).map { UInt8($0) })
    var second = first
    // The generator polynomial of CRC-32, bit by bit: bytes that differ by a multiple of it have the same checksum.
    for (bit, isSet) in String(0x1_04C1_1DB7 as UInt64, radix: 2).enumerated() where isSet == "1" {
      second[8 + bit / 8] ^= 1 << UInt8(bit % 8)
    }
    let program = "import sys, zlib; d = sys.stdin.buffer.read(); print(zlib.crc32(d[:40]) == zlib.crc32(d[40:]))"
    #expect(try Python.run(program, input: first + second).text == "True\n")
    let cache = try SmallCache([
      .init(1, 0, 0): first, .init(1, 1, 0): second, .init(1, 1, 1): first, .init(1, 0, 1): second,
    ])
    let out = folder.path("a.pmtiles")
    try await Conversion.run(cache.path, to: out)
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
    #expect(try checked(out).header["contents"] == 2)
  }

  @Test("A content that fell out of the table of contents is stored again, and the report counts such contents")
  func droppedContents() async throws {
    // Five contents of one place of the table, which has room for four.
    let program = """
      import struct, sys, zlib
      places, number = {}, 0
      while True:
          data = b'\\xff\\xd8\\xff' + struct.pack('<Q', number)
          number += 1
          key = zlib.crc32(data) << 32 | len(data)
          found = places.setdefault((key * 0x9E3779B97F4A7C15 & (1 << 64) - 1) >> 46, [])
          found.append(data)
          if len(found) == 5: break
      sys.stdout.write('\\n'.join(d.hex() for d in found))
      """
    let contents = try Python.run(program, importing: ["zlib"]).text.split(separator: "\n").map { line in
      Data(stride(from: 0, to: line.count, by: 2).compactMap { UInt8(line.dropFirst($0).prefix(2), radix: 16) })
    }
    try #require(contents.count == 5)
    let cache = try SmallCache([
      .init(0, 0, 0): contents[0], .init(1, 0, 0): contents[1], .init(1, 0, 1): contents[2],
      .init(1, 1, 0): contents[3], .init(1, 1, 1): contents[4], .init(2, 0, 0): contents[0],
    ])
    let out = folder.path("a.pmtiles")
    let report = try await Conversion.run(cache.path, to: out)
    #expect(report.notices.contains { $0.description.hasPrefix("2 contents fell out of the table") })
    #expect(try checked(out).header["contents"] == 6)
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
  }

  @Test("Contents are in the order of the curve across bundles, so that the archive is clustered")
  func clustered() async throws {
    var tiles: [SmallCache.Place: Data] = [:]
    for row in stride(from: 100, to: 420, by: 9) {
      for column in stride(from: 90, to: 430, by: 11) {
        tiles[.init(9, row, column)] = Data("tile \(row) \(column) …".utf8)
      }
    }
    let cache = try SmallCache(tiles, finestLevel: 9)
    let out = folder.path("a.pmtiles")
    try await Conversion.run(cache.path, to: out)
    #expect(try checked(out).faults == [])
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
  }

  @Test("Metadata of an archive are kept in another one, with lists and objects as they are")
  func metadata() async throws {
    var archive = try SmallArchive.world
    archive.metadata = Data(
      #"{"name":"Town","attribution":"© Town","type":"overlay","esri":{"levels":[1,2.50]},"zoom_hint":[1]}"#.utf8)
    archive.center = [100_000_000, 200_000_000]
    archive.centerZoom = 1
    try archive.bytes.write(to: URL(filePath: folder.path("in.pmtiles")))
    let report = try await Conversion.run(folder.path("in.pmtiles"), to: folder.path("out.pmtiles"))
    #expect(report.lost == [])
    let program = """
      import gzip, json, struct, sys
      d = open(sys.argv[1], 'rb').read(); o, n = struct.unpack_from('<2Q', d, 24)
      print(json.dumps(json.loads(gzip.decompress(d[o:o + n])), sort_keys=True)); print(struct.unpack_from('<B2i', d, 118))
      """
    let lines = try Python.run(program, [folder.path("out.pmtiles")]).text.split(separator: "\n")
    #expect(
      lines.first
        == #"{"attribution": "\u00a9 Town", "esri": {"levels": [1, 2.5]}, "name": "Town", "type": "overlay", "version": "1.0.0", "zoom_hint": [1]}"#
    )
    #expect(lines.last == "(1, 100000000, 200000000)")
    let package = try await Conversion.run(folder.path("in.pmtiles"), to: folder.path("out.tpkx"))
    #expect(package.lost.contains { $0.contains("esri, zoom_hint") }, "\(package.lost)")
  }

  @Test("Losses are reported before anything is written, and refused with nothing written")
  func losses() async throws {
    let cache = try SmallCache(
      [.init(0, 0, 0): SmallCache.tile("tile.jpg"), .init(1, 2, 0): SmallCache.tile("tile.jpg")], format: "MIXED")
    var report = try await Conversion.run(cache.path, to: folder.path("a.pmtiles"))
    #expect(report.lost.contains { $0.hasPrefix("1 tile beyond the square of Web Mercator") }, "\(report.lost)")
    #expect(report.lost.contains { $0.hasPrefix("level numbers") })
    await #expect(throws: NotWritten.self) {
      report = try await Conversion.run(cache.path, to: folder.path("b.pmtiles")) { $0.losses = .refused }
    }
    #expect(folder.names == ["a.pmtiles"])
  }

  @Test("A cache in another coordinate system is refused by name", .needsCorpus)
  func otherSystem() async throws {
    let path = try Corpus.file("packages/wgs84.tpkx").path
    let error = await #expect(throws: ConversionError.self) {
      try await Conversion.run(path, to: folder.path("a.pmtiles"))
    }
    let message = "\(error?.message.pieces ?? [])"
    #expect(message.contains("PMTiles supports Web Mercator only"))
    #expect(folder.names == [])
  }
}
