import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("ZipArchive: damaged archives", .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"))
struct DamagedZipArchiveTests {
  static let script = """
    z.writestr('a.txt', b'first ' * 5, zipfile.ZIP_STORED)
    z.writestr('b.txt', b'second ' * 9)
    """
  static let right = [
    Array(String(repeating: "first ", count: 5).utf8), Array(String(repeating: "second ", count: 9).utf8),
  ]

  @Test("An archive that is truncated anywhere is refused")
  func truncated() throws {
    let bytes = try ZipFile(Self.script).bytes()
    for length in 0..<bytes.count {
      let reason = try ZipFile(bytes: Array(bytes[..<length])).refusal()?.reason
      guard case .damagedArchive = reason else {
        Issue.record("cut to \(length) bytes: \(String(describing: reason))")
        continue
      }
    }
  }

  @Test("An archive with any flipped bit gives the right content of an entry, or an error", arguments: 0..<8)
  func flipped(bit: Int) throws {
    let bytes = try ZipFile(Self.script).bytes()
    let zip = try ZipFile(bytes: bytes)
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 1 << UInt8(bit)
      try Data(damaged).write(to: URL(filePath: zip.path.string))
      guard let contents = try? zip.contents() else { continue }
      #expect(contents.values.allSatisfy(Self.right.contains), "bit \(bit) of byte \(index)")
    }
  }

  @Test("A wrong number of entries is an error, and no entry is silently left out", arguments: [0, 1])
  func wrongCount(count: UInt8) throws {
    var bytes = try ZipFile(Self.script).bytes()
    bytes[bytes.count - 12] = count
    let zip = try ZipFile(bytes: bytes)
    #expect(zip.refusal() != nil)
  }

  @Test("A ZIP bomb that states too small a size is refused, and not decompressed beyond that size")
  func bombThatClaimsLittle() throws {
    var bytes = try ZipFile("z.writestr('a', b'0' * 50_000_000)").bytes()
    let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    bytes.replaceSubrange(directory + 24..<directory + 28, with: [100, 0, 0, 0])
    #expect(
      try ZipFile(bytes: bytes).refusal()?.message.contains("does not decompress to the size that the directory states")
        == true)
  }

  @Test("A small entry that states a size of sixty megabytes is refused")
  func entryThatClaimsMuch() throws {
    var bytes = try ZipFile("z.writestr('a', b'0' * 100)").bytes()
    let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    bytes.replaceSubrange(directory + 24..<directory + 28, with: [0, 0, 0, 3])
    #expect(
      try ZipFile(bytes: bytes).refusal()?.message.contains("does not decompress to the size that the directory states")
        == true)
  }

  @Test("An entry larger than the limit for a scheme file is refused by its stated size")
  func bomb() throws {
    let zip = try ZipFile("z.writestr('a', b'0' * 70_000_000)")
    #expect(zip.refusal()?.reason == .tooLarge(limit: FileReading.schemeFileLimit))
  }

  @Test("A directory that states more entries than can fit into it is refused")
  func tooManyEntries() throws {
    var bytes = try ZipFile(Self.script).bytes()
    let end = bytes.count - 22
    bytes.replaceSubrange(end + 8..<end + 12, with: [0xFE, 0xFF, 0xFE, 0xFF])
    #expect(try ZipFile(bytes: bytes).refusal()?.message.contains("65534 entries") == true)
  }

  @Test(
    "A file that is not an archive is refused",
    arguments: ["", "PK", "<?xml version='1.0'?>", String(repeating: "PK\u{5}\u{6}", count: 99)])
  func noArchive(content: String) throws {
    guard case .damagedArchive = try ZipFile(bytes: Array(content.utf8)).refusal()?.reason else {
      Issue.record("accepted")
      return
    }
  }

  @Test("A missing archive is reported as missing")
  func missing() throws {
    let folder = try TemporaryDirectory()
    var reason: FileAccessError.Reason?
    do { _ = try ZipArchive(FilePath(folder.path("no.zip"))) } catch { reason = error.reason }
    #expect(reason == .system(.noSuchFileOrDirectory))
  }
}
