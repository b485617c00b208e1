import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

@Suite("Verifying a PMTiles archive")
struct PMTilesVerificationTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func path(_ archive: SmallArchive) throws -> String {
    let path = folder.path("in.pmtiles")
    try archive.bytes.write(to: URL(filePath: path))
    return path
  }

  /// The rules about the archive, with all others left out.
  private func rules(_ archive: SmallArchive) async throws -> [String] {
    try await Verification(path(archive)).rules.filter { $0.hasPrefix("PMT") }
  }

  @Test("An archive that keeps all promises has no finding")
  func sound() async throws {
    let found = try await Verification(path(.world))
    #expect(found.found.isEmpty, "\(found.found)")
    #expect(found.levels.map(\.tiles) == [1, 4])
  }

  @Test("The raster sample of the specification has no finding", .needsConformance)
  func sample() async throws {
    let file = try Conformance.folder("pmtiles").appending(path: "stamen_toner(raster)CC-BY+ODbL_z3.pmtiles")
    let found = try await Verification(file.path)
    #expect(found.found.isEmpty, "\(found.found)")
    #expect(found.levels.map(\.tiles) == [1, 4, 16, 64])
  }

  private static let brokenPromises: [(String, @Sendable (inout SmallArchive) -> Void)] = [
    ("PMT001", { $0.metadata = Data() }), ("PMT001", { $0.metadata = Data("{".utf8) }),
    ("PMT001", { $0.metadata = Data("[]".utf8) }),
    ("PMT002", { $0.counts = [4, 1, 1] }), ("PMT002", { $0.counts = [5, 2, 1] }),
    ("PMT002", { $0.counts = [5, 1, 2] }),
    ("PMT003", { $0.zooms = (0, 2) }),
    (
      "PMT003",
      {
        $0.zooms = (1, 1)
        $0.centerZoom = 1
      }
    ),
    ("PMT004", { $0.bounds = [0, 0, 0, 0] }), ("PMT004", { $0.bounds = [0, 0, 2_000_000_000, 10] }),
    ("PMT004", { $0.bounds[3] = -900_000_000 }),
    ("PMT004", { $0.centerZoom = 2 }), ("PMT004", { $0.center = [1_800_000_001, 0] }),
    ("PMT005", { $0.tileType = 3 }), ("PMT005", { $0.tileType = 0 }), ("PMT005", { $0.tileCompression = 0 }),
    (
      "PMT006",
      {
        $0.root = [
          .init(0, run: 5, length: $0.root[0].length, offset: 0), .init(4, length: $0.root[0].length, offset: 0),
        ]
        $0.counts = [0, 0, 0]
      }
    ),
    ("PMT007", { $0.root.append(.init(5, length: 10, offset: UInt64($0.data.count))) }),
    ("PMT007", { $0.root.append(.init(5, length: 0, offset: 0)) }),
    // The first tile of zoom 31, which has more columns than 32-bit integers.
    ("PMT007", { $0.root.append(.init(0x1555_5555_5555_5555, length: $0.root[0].length, offset: 0)) }),
    (
      "PMT008",
      {
        let length = $0.root[0].length
        $0.data += $0.data
        $0.root = [.init(0, length: length, offset: length), .init(1, run: 4, length: length, offset: 0)]
        $0.counts = [5, 2, 2]
      }
    ),
  ]

  @Test("A broken promise is found by its rule", arguments: brokenPromises)
  func promises(rule: String, change: @Sendable (inout SmallArchive) -> Void) async throws {
    var archive = try SmallArchive.world
    change(&archive)
    let found = try await rules(archive)
    #expect(found.contains(rule), "\(found)")
  }

  @Test("Counts of 0 mean unknown, and an archive that is not clustered may have any order")
  func unknown() async throws {
    var archive = try SmallArchive.world
    archive.counts = [0, 0, 0]
    archive.isClustered = 0
    let length = archive.root[0].length
    archive.data += archive.data
    archive.root = [.init(0, length: length, offset: length), .init(1, run: 4, length: length, offset: 0)]
    #expect(try await rules(archive) == [])
  }

  @Test("A root directory beyond the first 16,384 bytes and a truncated file are found")
  func sections() async throws {
    var archive = try SmallArchive.world
    let length = archive.root[0].length
    archive.data += archive.data
    archive.root = [.init(0, run: 4, length: length, offset: 0), .init(4, length: length, offset: length)]
    archive.counts = [5, 2, 2]
    var bytes = archive.bytes
    let root = SmallArchive.directory(archive.root)
    // The root directory is moved to the end.
    withUnsafeBytes(of: UInt64(20_000).littleEndian) { bytes.replaceSubrange(8..<16, with: $0) }
    bytes += Data(count: 20_000 - bytes.count) + root
    try bytes.write(to: URL(filePath: folder.path("far.pmtiles")))
    #expect(try await Verification(folder.path("far.pmtiles")).rules == ["PMT009"])
    try archive.bytes.dropLast(10).write(to: URL(filePath: folder.path("short.pmtiles")))
    let short = try await Verification(folder.path("short.pmtiles"))
    #expect(short.rules.contains("PMT007") && short.rules.contains("PMT009"), "\(short.rules)")
  }

  @Test("A damaged tile in an archive is found at its place")
  func damagedTile() async throws {
    var archive = try SmallArchive.world
    let length = archive.root[0].length
    var damaged = archive.data
    damaged[60] ^= 0xFF
    archive.data += damaged
    archive.root = [.init(0, run: 4, length: length, offset: 0), .init(4, length: length, offset: length)]
    archive.counts = [5, 2, 2]
    let found = try await Verification(path(archive)).found
    #expect(found.map(\.rule) == ["IMG006"])
    #expect(found.first?.tile == Finding.Tile(level: 1, row: 0, column: 1))
  }
}
