import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Sections of archives")
struct ZipSectionTests {
  @Test("A compressed entry is read by position like a stored one")
  func deflated() throws {
    let zip = try ZipFile(
      "z.writestr('a', bytes(range(256)) * 4000, zipfile.ZIP_DEFLATED); z.writestr('b', bytes(range(256)) * 4000)")
    let archive = try ZipArchive(zip.path)
    let sections = try archive.entries.map { try archive.section(of: $0) }
    #expect(sections.map(\.size) == [1_024_000, 1_024_000])
    for place in [0, 1, 65_535, 1_023_990] {
      #expect(try sections[0].bytes(at: place, count: 10) == sections[1].bytes(at: place, count: 10))
    }
    #expect(throws: FileAccessError.self) { try sections[0].bytes(at: 1_023_999, count: 2) }
  }

  @Test(
    "A stated size that is wrong is refused", arguments: [0, 1, 1_023_999, 1_024_001, 1 << 40])
  func claims(size: Int) throws {
    let zip = try ZipFile("z.writestr('a', bytes(range(256)) * 4000, zipfile.ZIP_DEFLATED)")
    var data = try Data(contentsOf: URL(filePath: zip.path.string))
    let directory = try #require(data.range(of: Data([0x50, 0x4B, 1, 2]))).lowerBound
    data.replaceSubrange(
      directory + 24..<directory + 28, with: withUnsafeBytes(of: UInt32(clamping: size).littleEndian) { Data($0) })
    try data.write(to: URL(filePath: zip.path.string))
    let archive = try ZipArchive(zip.path)
    #expect(throws: FileAccessError.self) { try archive.section(of: archive.entries[0]) }
  }
}
