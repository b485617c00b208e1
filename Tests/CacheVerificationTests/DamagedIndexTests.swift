import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("An index of which most entries are impossible")
struct DamagedIndexTests {
  /// The rules that find a fault in a bundle of sixteen tiles, and the messages.
  private func found(_ change: (inout Data) -> Void) async throws -> Verification {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.bundle(2), change)
    return try await Verification(cache.path)
  }

  @Test("Random entries among right ones are one finding with their number, and so is an index of nothing else")
  func random() async throws {
    // The right entries are in the first four rows.
    let some = try await found { bytes in
      bytes.replaceSubrange(64 + 8 * 8192..<64 + 8 * 8704, with: Data(repeating: 0xA5, count: 4096))
    }
    #expect(some.errors.map(\.rule) == ["STO027"])
    let message = "the index is damaged: 512 of 528 entries point outside the file or overlap"
    #expect(some.errors.first?.message.hasPrefix(message) == true, "\(some.errors)")
    let all = try await found { $0.replaceSubrange(64..<131_136, with: Data(repeating: 0xA5, count: 131_072)) }
    #expect(all.errors.map(\.rule) == ["STO027"])
  }

  @Test("A bundle whose end is missing has an index that is right, and the tiles that are lost")
  func cutOff() async throws {
    let found = try await found { $0 = $0.prefix(131_136 + 3000) }
    #expect(!found.errors.map(\.rule).contains("STO027"), "\(found.errors)")
    #expect(found.errors.map(\.rule).contains("STO011"), "\(found.errors)")
  }

  @Test("Three wrong entries are three findings")
  func few() async throws {
    let found = try await found { $0.replaceSubrange(64..<64 + 3 * 8, with: Data(repeating: 0xA5, count: 24)) }
    #expect(found.errors.map(\.rule) == ["STO011", "STO011", "STO011"], "\(found.errors)")
  }
}
