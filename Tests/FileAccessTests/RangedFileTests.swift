import Synchronization
import SystemPackage
import Testing

@testable import FileAccess

@Suite("A file of which ranges are requested")
struct RangedFileTests {
  private static let block = RangedFile.blockSize

  /// A file in memory whose byte at each place follows from the place, and that notes what is requested.
  private final class Source: RangeSource {
    let name = "server/file"
    let size: Int
    let version = FileVersion(size: 0, mark: 1)
    let head: [UInt8]
    /// The number of bytes that are missing at the end of each answer.
    let missing: Int
    private let log = Mutex<[[Range<Int>]]>([])

    init(blocks: Int, rest: Int = 0, hasHead: Bool = true, missing: Int = 0) {
      size = blocks * RangedFileTests.block + rest
      head = hasHead ? Self.content(0..<min(size, RangedFileTests.block)) : []
      self.missing = missing
    }

    static func content(_ range: Range<Int>) -> [UInt8] {
      // A hundred million bytes are made here: `map` would take twenty seconds.
      [UInt8](unsafeUninitializedCapacity: range.count) { bytes, count in
        count = range.count
        for place in 0..<count { bytes[place] = UInt8(truncatingIfNeeded: (range.lowerBound + place) &* 31 >> 3) }
      }
    }

    var requests: [[Range<Int>]] { log.withLock { $0 } }

    func bytes(of ranges: [Range<Int>]) throws(FileAccessError) -> [UInt8] {
      log.withLock { $0.append(ranges) }
      var bytes: [UInt8] = []
      for range in ranges { bytes += Self.content(range) }
      return Array(bytes.dropLast(missing))
    }
  }

  private func read(_ file: RangedFile, _ range: Range<Int>) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    try bytes.withUnsafeMutableBytes { try file.read(into: $0, at: range.lowerBound) }
    return bytes
  }

  /// A request in numbers of blocks.
  private func blocks(_ request: [Range<Int>]) -> [Range<Int>] {
    request.map { $0.lowerBound / Self.block..<($0.upperBound + Self.block - 1) / Self.block }
  }

  @Test("Bytes are those of the file, also across blocks and at its end")
  func bytes() throws {
    let source = Source(blocks: 5, rest: 77)
    let file = RangedFile(source)
    for range in [3 * Self.block - 5..<4 * Self.block + 9, 0..<1, source.size - 80..<source.size, 0..<source.size] {
      #expect(try read(file, range) == Source.content(range))
    }
  }

  @Test("Whole blocks are requested once, and the first one never")
  func blocks() throws {
    let source = Source(blocks: 9)
    let file = RangedFile(source)
    _ = try read(file, 10..<20)
    #expect(source.requests.isEmpty)
    _ = try read(file, 4 * Self.block + 1..<4 * Self.block + 2)
    _ = try read(file, 4 * Self.block..<5 * Self.block)
    #expect(source.requests == [[4 * Self.block..<5 * Self.block]])
  }

  @Test("A reading that goes on requests twice as much each time, up to 64 blocks")
  func growth() throws {
    let source = Source(blocks: 300)
    let file = RangedFile(source)
    for place in stride(from: 2 * Self.block, to: 290 * Self.block, by: Self.block) {
      _ = try read(file, place..<place + 8)
    }
    #expect(source.requests.prefix(7).map { blocks($0)[0].count } == [1, 2, 4, 8, 16, 32, 64])
    #expect(source.requests.allSatisfy { blocks($0)[0].count <= 64 })
  }

  @Test("Ranges that were announced come with the first of them, and nothing between them")
  func expectation() throws {
    let source = Source(blocks: 200)
    let file = RangedFile(source)
    file.expect([100, 20, 30, 31, 60].map { $0 * Self.block + 5..<$0 * Self.block + 900 })
    for number in [20, 30, 31, 60, 100] { _ = try read(file, number * Self.block + 5..<number * Self.block + 900) }
    #expect(source.requests.map(blocks) == [[20..<21, 30..<32, 60..<61, 100..<101]])
  }

  @Test("Announced ranges beyond the end or before the start are ignored")
  func impossibleExpectation() throws {
    let source = Source(blocks: 4)
    let file = RangedFile(source)
    file.expect([-5..<10, 3 * Self.block..<9 * Self.block, Int.max - 5..<Int.max])
    _ = try read(file, 3 * Self.block..<3 * Self.block + 1)
    #expect(source.requests.map(blocks) == [[3..<4]])
  }

  @Test("The blocks that are kept are limited: the oldest ones are requested again")
  func eviction() throws {
    let source = Source(blocks: 1600)
    let file = RangedFile(source)
    for number in 1..<1600 { _ = try read(file, number * Self.block..<number * Self.block + 1) }
    let count = source.requests.count
    _ = try read(file, 1599 * Self.block..<1599 * Self.block + 1)
    #expect(source.requests.count == count)
    _ = try read(file, 2 * Self.block..<2 * Self.block + 1)
    #expect(source.requests.count == count + 1)
  }

  @Test("An answer with fewer bytes than requested is an error, never a wrong byte")
  func tooShort() {
    let file = RangedFile(Source(blocks: 3, missing: 1))
    #expect(throws: FileAccessError("server/file", .cutOff)) { try read(file, 2 * Self.block..<2 * Self.block + 1) }
  }

  @Test("A section of such a file is read by its path, as one of a file on the disk")
  func section() throws {
    let source = Source(blocks: 3)
    RangedFiles.add(RangedFile(source), at: "http:/example.org/section.tpkx", named: "http://example.org/section.tpkx")
    let all = try InputFile("http:/example.org/section.tpkx").all
    #expect(try all.bytes(at: 70_000, count: 10) == Source.content(70_000..<70_010))
    #expect(FileSystemEntry.at("http:/example.org/section.tpkx") == .file)
    #expect(throws: FileAccessError.self) { try all.bytes(at: source.size - 2, count: 3) }
    #expect(throws: FileAccessError.self) { try all.bytes(at: -1, count: 3) }
    #expect(RangedFiles.withAddresses("in http:/example.org/section.tpkx!a") == "in http://example.org/section.tpkx!a")
  }
}
