import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("The findings that a server sends about a tile")
struct TileFindingTests {
  /// The world at levels 0 to 2, with faults in the bundle of level 2: the entry of 2/1/1 points outside the file, that of
  /// 2/2/2 into the tile before it, 2/3/3 has the bytes of 2/3/2, and the header states another size of the file.
  private func faulty() throws -> SmallCache {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.bundle(2)) { data in
      func entry(_ row: Int, _ column: Int) -> Range<Int> {
        let start = 64 + 8 * (row * 128 + column)
        return start..<start + 8
      }
      func value(_ row: Int, _ column: Int) -> UInt64 {
        data[entry(row, column)].withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
      }
      func set(_ row: Int, _ column: Int, _ value: UInt64) {
        data.replaceSubrange(entry(row, column), with: withUnsafeBytes(of: value.littleEndian) { Data($0) })
      }
      set(1, 1, 900_000_000 | 100 << 40)
      set(2, 2, value(2, 1) + 20)
      set(3, 3, value(3, 2))
      data.replaceSubrange(24..<32, with: withUnsafeBytes(of: UInt64(data.count + 5).littleEndian) { Data($0) })
    }
    return cache
  }

  private struct Finding: Equatable {
    let rule: String
    let message: String
    let about: String
  }

  private func findings(_ served: Served, _ cache: SmallCache, _ tile: String) throws -> [Finding] {
    let info = try served.json("/caches/\(cache.url.lastPathComponent)/tile-info/\(tile).json")
    return try #require(info["findings"] as? [[String: Any]]).map { finding in
      Finding(
        rule: finding["rule"] as? String ?? "", message: finding["message"] as? String ?? "",
        about: finding["about"] as? String ?? "")
    }
  }

  @Test(
    "A tile has the findings of verify about its index entry and its bytes, in the words of verify",
    arguments: [("2/1/1", "STO011"), ("2/2/2", "STO012")])
  func ofTile(tile: String, rule: String) async throws {
    let cache = try faulty()
    let found = try findings(Served(cache), cache, tile).filter { $0.about == "tile" }
    let numbers = tile.split(separator: "/")
    let place = "level \(numbers[0]), row \(numbers[1]), column \(numbers[2]): "
    // verify lists the first finding of a tile; without reading tiles, that is the one about the index. The finding about
    // the size word is a third one.
    let verified = try await Verification(cache.path).found + Verification(cache.path, depth: .quick).found
    for finding in found where finding.rule != "STO013" {
      let isVerified = verified.contains { other in
        other.rule == finding.rule && other.message == place + finding.message
      }
      #expect(isVerified, "\(finding) is not among \(verified)")
    }
    #expect(found.map(\.rule).contains(rule), "\(found)")
  }

  @Test("Bytes that two tiles share are no finding, as in verify without options")
  func shared() throws {
    let cache = try faulty()
    #expect(try findings(Served(cache), cache, "2/3/3").filter { $0.about == "tile" }.isEmpty)
  }

  @Test("A fault of the whole bundle is a finding of every tile in it, and is marked as one of the bundle")
  func ofBundle() async throws {
    let cache = try faulty()
    let served = try Served(cache)
    let verified = try await Verification(cache.path).found
    for tile in ["2/0/0", "2/1/1"] {
      let found = try findings(served, cache, tile).filter { $0.about == "bundle" }
      #expect(found.count == 1)
      #expect(verified.contains { $0.rule == found[0].rule && $0.message.hasSuffix(found[0].message) }, "\(found)")
    }
    #expect(try findings(served, cache, "1/0/0").isEmpty)
  }

  @Test("A tile whose entry points outside its bundle is not present, and has a finding that says so")
  func outside() throws {
    let cache = try faulty()
    let served = try Served(cache)
    let info = try served.json("/caches/\(cache.url.lastPathComponent)/tile-info/2/1/1.json")
    #expect(info["present"] as? Bool == false)
    #expect(try findings(served, cache, "2/1/1").contains { $0.message.contains("outside the tile data") })
  }

  @Test("The damaged tiles of a level are those with errors and warnings; shared bytes are no damage")
  func ofLevel() throws {
    let cache = try faulty()
    let level = try Served(cache).json("/caches/\(cache.url.lastPathComponent)/check/2.json")
    let damaged = try #require(level["damaged"] as? [[String: Any]])
    let places = damaged.map { "\($0["row"] ?? "")/\($0["column"] ?? "")" }
    #expect(Set(places) == ["1/1", "2/2"], "\(damaged)")
  }
}
