import Foundation
import SchemeFormats
import TestSupport
import Testing

@Suite("Hostile input")
struct HostileInputTests {
  private static let documents = [Fixture.confXML, Fixture.confCDI, Fixture.rootJSON, Fixture.serviceJSON]

  @Test("a document cut at any byte is an error, never a scheme", arguments: documents.indices)
  func truncation(_ index: Int) throws {
    let bytes = Array(Self.documents[index].utf8)
    let content = try #require(bytes.lastIndex { $0 > 0x20 })
    for length in 0..<content where accepts(Array(bytes[..<length])) {
      Issue.record("cut after \(length) of \(bytes.count) bytes it is still read")
    }
    #expect(accepts(bytes))
  }

  @Test(
    "a document with any byte changed is read or refused, and all findings are inside the file",
    arguments: documents.indices)
  func changedBytes(_ index: Int) throws {
    let bytes = Array(Self.documents[index].utf8)
    var generator = SeededGenerator(seed: UInt64(index))
    for _ in 0..<1500 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let place = Int.random(in: changed.indices, using: &generator)
        changed[place] = [0x3C, 0x22, 0, 0xFF, 0x7D, 0x26, 0x2C].randomElement(using: &generator) ?? 0
      }
      guard let opened = try? open(changed) else { continue }
      for range in opened.findings.flatMap(\.findings).compactMap(\.range) {
        #expect(range.lowerBound <= range.upperBound && range.upperBound <= changed.count)
      }
    }
  }

  @Test(
    "10,000 levels of nesting give an error that says so",
    arguments: [
      "<CacheInfo>" + String(repeating: "<a>", count: 10_000), String(repeating: "[", count: 10_000),
      String(repeating: "{\"a\":", count: 10_000),
      "<CacheInfo>" + String(repeating: "<a>", count: 10_000) + String(repeating: "</a>", count: 10_000)
        + "</CacheInfo>",
      String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
    ])
  func nesting(_ text: String) throws {
    let opened = try open(text)
    #expect(opened.rules == ["malformed"])
    #expect(opened.messages.allSatisfy { $0.contains("deep") || $0.contains("nest") }, "\(opened.messages)")
  }

  @Test("a file of 65 MB is refused, and the message states the limit")
  func enormous() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("conf.xml")
    #expect(try CommandRun("truncate", ["-s", "65M", path]).status == 0)
    let message = try #require(refusal(at: URL(filePath: path)))
    #expect(message.contains("64 MB"))
  }

  @Test("30,000 levels are read in a few seconds", .timeLimit(.minutes(5)))
  func manyLevels() throws {
    let count = 30_000
    let xml = (0..<count).map {
      "<LODInfo><LevelID>\($0)</LevelID><Scale>1</Scale><Resolution>1</Resolution></LODInfo>"
    }
    let json = (0..<count).map { "{\"level\":\($0),\"scale\":1,\"resolution\":1}" }
    let start = try #require(Fixture.confXML.range(of: "<LODInfo "))
    let end = try #require(Fixture.confXML.range(of: "</LODInfos>"))
    let conf = String(Fixture.confXML[..<start.lowerBound]) + xml.joined() + Fixture.confXML[end.lowerBound...]
    let info = "{\"rows\":1,\"cols\":1,\"origin\":{\"x\":0,\"y\":0},\"lods\":[\(json.joined(separator: ","))]}"
    let clock = ContinuousClock()
    let began = clock.now
    let levels = try [scheme(conf).levels, scheme(info).levels]
    #expect(clock.now - began < .seconds(20))
    #expect(levels.map(\.count) == [count, count])
    #expect(levels.map { $0.last?.number } == [count - 1, count - 1])
  }

  @Test(
    "entities of a document type are never expanded",
    arguments: ["broken/doctype.xml", "broken/external-entity.xml"])
  func documentTypes(_ sample: String) throws {
    let opened = try open(TestFiles.sample(sample))
    #expect(opened.rules == ["malformed"])
    #expect(opened.messages[0].contains("DOCTYPE"))
  }

  @Test(
    "a damaged archive is refused", arguments: [4, 40, 200, 1000])
  func damagedArchive(_ length: Int) throws {
    let bytes: [UInt8] = [0x50, 0x4B, 3, 4] + (0..<max(0, length - 4)).map { UInt8(truncatingIfNeeded: $0) }
    let folder = try TemporaryDirectory()
    let path = folder.path("cache.tpkx")
    try Data(bytes).write(to: URL(filePath: path))
    #expect(refusal(at: URL(filePath: path)) != nil)
  }

  private func accepts(_ bytes: [UInt8]) -> Bool {
    guard let opened = try? open(bytes) else { return false }
    return !opened.hasErrors
  }
}
