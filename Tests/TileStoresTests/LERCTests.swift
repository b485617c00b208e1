import Foundation
import TestSupport
import Testing

@testable import TileStores

/// The samples were encoded by Esri's own library, whose `getLercBlobInfo` gives the expected values.
@Suite("LERC headers")
struct LERCTests {
  private func inspected(_ data: Data) -> TileImage.Inspection { data.withUnsafeBytes { TileImage.inspect($0) } }

  private func content(_ inspection: TileImage.Inspection) -> LERCContent? {
    if case .lerc(let content)? = inspection.image?.kind { content } else { nil }
  }

  @Test(
    "Size, bands, depth and error are read in every version",
    arguments: [
      ("lerc-2", 1, 1), ("lerc-3", 1, 1), ("lerc-4", 1, 1), ("lerc-5", 1, 1), ("lerc-6", 1, 1), ("lerc-5-bands", 3, 1),
      ("lerc-6-bands", 3, 1), ("lerc-6-depth", 1, 3),
    ])
  func versions(name: String, bandCount: Int, depth: Int) throws {
    let found = inspected(try SmallCache.tile("\(name).lerc"))
    #expect(found.problem == nil)
    #expect(found.image?.width == 256)
    #expect(found.image?.height == 256)
    #expect(content(found) == LERCContent(bandCount: bandCount, depth: depth, maxError: 0.5))
  }

  @Test("CntZImage is read: parts by their lengths, and further bands without the counts")
  func first() {
    var data = Data()
    func add(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
    }
    for band in 0..<2 {
      data.append(contentsOf: "CntZImage ".utf8)
      for number: UInt32 in [11, 8, 200, 300] { add(number) }
      add((0.25).bitPattern)
      for part in band..<2 {
        for number: UInt32 in [1, 1, UInt32(5 + part), 0] { add(number) }
        data.append(Data(count: 5 + part))
      }
    }
    let found = inspected(data)
    #expect(found.problem == nil)
    #expect(found.image?.width == 300)
    #expect(found.image?.height == 200)
    #expect(content(found) == LERCContent(bandCount: 2, depth: 1, maxError: 0.25))
    guard case .truncated = inspected(data.dropLast()).problem else {
      Issue.record("the missing last byte is not reported")
      return
    }
  }

  @Test("A blob truncated anywhere has a problem", arguments: ["lerc-2", "lerc-3", "lerc-4", "lerc-6", "lerc-6-bands"])
  func cutOff(name: String) throws {
    let data = try SmallCache.tile("\(name).lerc")
    for count in 6..<data.count {
      switch inspected(data.prefix(count)).problem {
      case .truncated, .malformed: continue
      case let other: Issue.record("\(count): \(String(describing: other))")
      }
    }
  }

  @Test("The elevation tile of Esri in the corpus is read", .enabled(if: Corpus.isExpected, "no corpus"))
  func real() throws {
    // Its first bytes as numbers, read with `od`: version 11, type 8, 257 × 257 values, an error of 0.1.
    let found = inspected(try Data(contentsOf: try Corpus.file("lerc/world.lerc1")))
    #expect(found.problem == nil)
    #expect(found.image?.width == 257)
    #expect(found.image?.height == 257)
    let error = try #require(content(found)).maxError
    #expect(error == 0.1)
  }
}
