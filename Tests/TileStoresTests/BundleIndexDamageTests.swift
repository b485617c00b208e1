import Foundation
import TestSupport
import Testing

@testable import TileStores

@Suite("Damage of the index of a bundle")
struct BundleIndexDamageTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private let tiles = [0: Data(count: 300), 1: Data(repeating: 1, count: 200), 5000: Data(repeating: 2, count: 100)]

  private func problems(changing body: (inout Data) -> Void) throws -> [PacketProblem] {
    var files = SmallCache.oldBundle(tiles, row: 0, column: 0)
    body(&files.index)
    return try folder.oldBundle(files.bundle, files.index).open().index().problems
  }

  @Test(
    "Any changed byte of the header or footer of a .bundlx is found", arguments: Array(0..<16) + Array(81_936..<81_952))
  func fixedParts(byte: Int) throws {
    #expect(try !problems { $0[byte] ^= 0x40 }.isEmpty)
  }

  @Test("A .bundlx that is shorter or longer than it should be is found", arguments: [-82_000, -500, -16, -1, 1, 4096])
  func size(difference: Int) throws {
    let found = try problems { index in
      index = difference < 0 ? index.dropLast(-difference) : index + Data(count: difference)
    }
    #expect(!found.isEmpty)
  }

  /// Offsets in bytes: before the tiles, inside them and after the end. The bundle has 66,208 bytes.
  @Test(
    "A changed entry of a .bundlx is found",
    arguments: [0, 1, 59, 60, 64, 70, 65_590, 65_597, 65_700, 66_205, 66_208, 1 << 39])
  func entry(offset: UInt64) throws {
    let found = try problems { index in
      // The entries go column by column, so that of row 0, column 1 is number 128.
      index.replaceSubrange(
        16 + 5 * 128..<21 + 5 * 128, with: withUnsafeBytes(of: offset.littleEndian) { $0.prefix(5) })
    }
    #expect(!found.isEmpty)
  }

  @Test("Two entries of a .bundlx for one tile contradict each other")
  func contradiction() throws {
    let found = try problems { index in
      index.replaceSubrange(16 + 5 * 128..<21 + 5 * 128, with: index[16..<21])
    }
    #expect(
      found.contains { if case .indexFile(let message) = $0 { message.contains("same tile") } else { false } },
      "\(found)")
  }

  @Test("Of two tiles that overlap, the one whose size word disagrees with its entry is blamed")
  func blame() throws {
    var bundle = SmallCache.bundle(tiles)
    // The size of position 0 in the index grows by 10, and now reaches into position 1.
    bundle[64 + 5] &+= 10
    let index = try folder.bundle(bundle).open().index()
    #expect(index.problems == [.overlap(1, 0)])
    // If the sound tile is the earlier one, it stays so.
    var other = SmallCache.bundle(tiles)
    other[64 + 8] &-= 2
    #expect(try folder.bundle(other).open().index().problems == [.overlap(0, 1)])
  }
}
