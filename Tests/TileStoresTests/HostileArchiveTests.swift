import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import TileStores

@Suite("PMTiles archives that somebody damaged on purpose")
struct HostileArchiveTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func open(_ archive: SmallArchive) throws -> StoredCache? {
    try open(archive.bytes)
  }

  private func open(_ bytes: Data) throws -> StoredCache? {
    let path = folder.path("in.pmtiles")
    try bytes.write(to: URL(filePath: path))
    return try PMTilesStore().open(FilePath(path))
  }

  private func message(_ archive: SmallArchive) -> String {
    do throws(any Error) {
      _ = try open(archive)
      return "no error"
    } catch {
      return (error as? TileStoreError)?.message ?? "\(error)"
    }
  }

  @Test("A leaf directory that refers to itself is refused")
  func loop() throws {
    var archive = try SmallArchive.world
    var leaf = SmallArchive.directory([.init(0, run: 0, length: 5, offset: 0)])
    leaf = SmallArchive.directory([.init(0, run: 0, length: UInt64(leaf.count), offset: 0)])
    archive.leaves = leaf
    archive.root = [.init(0, run: 0, length: UInt64(leaf.count), offset: 0)]
    #expect(message(archive).contains("overlap, or refer to each other in a circle"))
  }

  @Test("Many entries for one leaf directory are refused, because each byte is read once")
  func fan() throws {
    var archive = try SmallArchive.world
    archive.leaves = SmallArchive.directory(archive.root)
    let length = UInt64(archive.leaves.count)
    archive.root = (0..<1000).map { .init(UInt64($0) * 10, run: 0, length: length, offset: 0) }
    #expect(message(archive).contains("overlap"))
  }

  @Test("Leaf directories more than four levels deep are refused")
  func depth() throws {
    var archive = try SmallArchive.world
    var last = SmallArchive.directory(archive.root)
    var offset: UInt64 = 0
    for _ in 0..<8 {
      archive.leaves += last
      let above = SmallArchive.directory([.init(0, run: 0, length: UInt64(last.count), offset: offset)])
      offset += UInt64(last.count)
      last = above
    }
    archive.rootBytes = last
    #expect(message(archive).contains("more than 4 levels deep"))
  }

  @Test("A directory that decompresses to gigabytes is refused")
  func bomb() throws {
    var archive = try SmallArchive.world
    let program = """
      import sys, zlib
      c = zlib.compressobj(9, zlib.DEFLATED, 31)
      for _ in range(64): sys.stdout.buffer.write(c.compress(bytes(1 << 20)))
      sys.stdout.buffer.write(c.flush())
      """
    archive.rootBytes = try Python.run(program).output
    archive.internalCompression = 2
    #expect(message(archive).contains("cannot be decompressed, or has more than"))
  }

  @Test("A directory that states more entries than it has bytes allocates nothing and is refused")
  func count() throws {
    var archive = try SmallArchive.world
    archive.rootBytes = SmallArchive.varint(1 << 60) + Data(count: 100)
    #expect(message(archive).contains("is not a list of tiles"))
  }

  @Test("Numbers that overflow are refused", arguments: [0, 1, 2, 3])
  func overflow(column: Int) throws {
    var archive = try SmallArchive.world
    var bytes = SmallArchive.varint(2)
    // Two entries whose numbers in one column are 2^64 - 1; the sum of two tile numbers overflows.
    for number in 0..<4 {
      let value: UInt64 = number == column ? .max : 1
      bytes += SmallArchive.varint(value) + SmallArchive.varint(value)
    }
    archive.rootBytes = bytes
    #expect(message(archive) != "no error")
  }

  @Test("A run over more tiles than exist is refused at once")
  func run() throws {
    var archive = try SmallArchive.world
    archive.root = [.init(0, run: .max, length: archive.root[0].length, offset: 0)]
    #expect(message(archive).contains("squares of 128 × 128 tiles"))
  }

  @Test("A leaf directory outside of the leaf directories is refused")
  func outside() throws {
    var archive = try SmallArchive.world
    archive.leaves = SmallArchive.directory(archive.root)
    archive.root = [.init(0, run: 0, length: UInt64(archive.leaves.count) + 1, offset: 0)]
    #expect(message(archive).contains("outside of the leaf directories"))
  }

  private static let refusals: [(String, @Sendable (inout SmallArchive) -> Void)] = [
    ("vector tiles (MVT)", { $0.tileType = 1 }), ("vector tiles (MLT)", { $0.tileType = 6 }),
    ("compressed with gzip", { $0.tileCompression = 2 }), ("compressed with brotli", { $0.internalCompression = 3 }),
    ("no tiles", { $0.root = [] }),
    (
      "WebP",
      {
        $0.data = Data("RIFF\0\0\0\0WEBPVP8 ".utf8)
        $0.root[0].length = 16
      }
    ),
  ]

  @Test("What cannot be read is refused by name", arguments: refusals)
  func refused(words: String, change: @Sendable (inout SmallArchive) -> Void) throws {
    var archive = try SmallArchive.world
    change(&archive)
    #expect(message(archive).contains(words), "\(message(archive))")
  }

  @Test("An archive cut off anywhere in its first kilobyte gives an error or a finding, and never ends the process")
  func truncated() throws {
    let bytes = try SmallArchive.world.bytes
    for size in stride(from: 8, to: 300, by: 7) {
      do throws(any Error) {
        let cache = try open(bytes.prefix(size))
        #expect(cache?.faults.isEmpty == false, "\(size)")
      } catch {
        #expect(error is TileStoreError, "\(size)")
      }
    }
  }

  @Test("Any changed byte of the header and the directories gives an error, a finding or another valid archive")
  func changedBytes() throws {
    let archive = try SmallArchive.world
    let size = archive.bytes.count - archive.data.count
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      var bytes = archive.bytes
      bytes[Int.random(in: 8..<size, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      do throws(any Error) { _ = try open(bytes) } catch { #expect(error is TileStoreError) }
    }
  }
}
