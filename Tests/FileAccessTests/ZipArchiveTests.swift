import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import FileAccess

@Suite("ZipArchive", .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"))
struct ZipArchiveTests {
  @Test("Stored and deflated entries are read")
  func methods() throws {
    let zip = try ZipFile(
      """
      z.writestr('stored.txt', b'abc' * 100, zipfile.ZIP_STORED)
      z.writestr('folder/deflated.txt', b'abc' * 100)
      """)
    let content = Array(String(repeating: "abc", count: 100).utf8)
    #expect(try zip.contents() == ["stored.txt": content, "folder/deflated.txt": content])
    let archive = try ZipArchive(zip.path)
    #expect(archive.entries.map(\.method) == [.stored, .deflated])
  }

  @Test("Empty entries are read", arguments: ["ZIP_STORED", "ZIP_DEFLATED"])
  func emptyEntries(method: String) throws {
    let zip = try ZipFile("z.writestr('a', b'', zipfile.\(method))")
    #expect(try zip.contents() == ["a": []])
  }

  @Test("An archive without entries is read")
  func emptyArchive() throws {
    #expect(try ZipFile("pass").contents().isEmpty)
  }

  @Test("Names that are not ASCII are read")
  func unicodeNames() throws {
    #expect(try ZipFile("z.writestr('v101/图层/é.txt', b'1')").contents().keys.sorted() == ["v101/图层/é.txt"])
  }

  @Test("A comment at the end does not hide the directory", arguments: [1, 21, 22, 1_000, 65_535])
  func comment(length: Int) throws {
    let zip = try ZipFile("z.comment = b'x' * \(length)\nz.writestr('a', b'1')")
    #expect(try zip.contents() == ["a": [0x31]])
  }

  @Test("An entry written as a stream, with its sizes after its bytes, is read")
  func streamed() throws {
    let zip = try ZipFile(
      """
      class Stream(io.RawIOBase):
        def writable(self): return True
        def write(self, data): return z_out.write(data)
      z_out = open(sys.argv[1] + '.stream', 'wb')
      with zipfile.ZipFile(Stream(), 'w', zipfile.ZIP_DEFLATED) as s: s.writestr('a', b'streamed')
      z_out.close()
      """)
    #expect(try ZipFile.contents(FilePath(zip.path.string + ".stream")) == ["a": Array("streamed".utf8)])
  }

  @Test("ZIP64 fields of an entry are read")
  func zip64Entry() throws {
    let zip = try ZipFile("with z.open('a', 'w', force_zip64=True) as f: f.write(b'abc')")
    #expect(try zip.contents() == ["a": Array("abc".utf8)])
  }

  @Test("A ZIP64 directory of more than 65,535 entries is read completely")
  func zip64Directory() throws {
    let zip = try ZipFile("for i in range(65_537): z.writestr(str(i), b'%d' % i, zipfile.ZIP_STORED)")
    let archive = try ZipArchive(zip.path)
    #expect(archive.entries.count == 65_537)
    let last = try #require(archive.entries.last)
    #expect(last.name == "65536")
    #expect(try archive.bytes(of: last) == Array("65536".utf8))
  }

  @Test("ZIP64 sizes in the directory are used if the 32-bit fields are 0xFFFFFFFF")
  func zip64Sizes() throws {
    // The 32-bit sizes and the offset are set to 0xFFFFFFFF, and an extra field contains the real values.
    let zip = try ZipFile(
      """
      z.writestr('a', b'abc', zipfile.ZIP_STORED)
      import struct
      z.filelist[0].extra = struct.pack('<HHQQQ', 1, 24, 3, 3, 0)
      """)
    var bytes = try zip.bytes()
    let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    for field in [20, 24, 42] {
      bytes.replaceSubrange(directory + field..<directory + field + 4, with: [255, 255, 255, 255])
    }
    let patched = try ZipFile(bytes: bytes)
    #expect(try patched.contents() == ["a": Array("abc".utf8)])
  }

  @Test("An encrypted entry is refused with its name")
  func encrypted() throws {
    var bytes = try ZipFile("z.writestr('a', b'abc')").bytes()
    bytes[6] |= 1
    let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    bytes[directory + 8] |= 1
    #expect(try ZipFile(bytes: bytes).refusal()?.reason == .damagedArchive("a is encrypted"))
  }

  @Test("An unknown compression method is refused with its number")
  func unknownMethod() throws {
    let zip = try ZipFile("z.writestr('a', b'abc' * 100, zipfile.ZIP_BZIP2)")
    #expect(zip.refusal()?.message.contains("method 12") == true)
  }

  @Test("An entry larger than the limit is refused before it is read")
  func limit() throws {
    let zip = try ZipFile("z.writestr('a', b'x' * 1001)")
    let archive = try ZipArchive(zip.path)
    let entry = try #require(archive.entries.first)
    #expect(try archive.bytes(of: entry, limit: 1001).count == 1001)
    var reason: FileAccessError.Reason?
    do { _ = try archive.bytes(of: entry, limit: 1000) } catch { reason = error.reason }
    #expect(reason == .tooLarge(limit: 1000))
  }

  @Test(
    "An archive is recognised by its first bytes",
    arguments: [
      ([0x50, 0x4B, 3, 4, 0], true), ([0x50, 0x4B, 5, 6], true), ([0x50, 0x4B], false), ([], false),
      ([0x3C, 0x3F], false),
    ] as [([UInt8], Bool)])
  func isArchive(head: [UInt8], expected: Bool) {
    #expect(ZipArchive.isArchive(head[...]) == expected)
  }

  @Test("Packages of the corpus have the entries that Python finds in them", .needsCorpus)
  func corpus() throws {
    let packages = Corpus.files("packages")
    try #require(packages.count >= 5)
    let script = """
      import sys, zipfile, zlib
      for name in sys.argv[1:]:
        with zipfile.ZipFile(name) as z:
          for i in z.infolist(): print(i.filename, len(z.read(i)), zlib.crc32(z.read(i)), sep='\\t')
      """
    let run = try Python.run(script, packages.map(\.path))
    try #require(run.status == 0, "\(run.errors)")
    var lines: [String] = []
    for package in packages {
      let archive = try ZipArchive(FilePath(package.path))
      for entry in archive.entries {
        let bytes = try archive.bytes(of: entry)
        lines.append("\(entry.name)\t\(bytes.count)\t\(bytes.withUnsafeBytes { Checksum($0).value })")
      }
    }
    #expect(lines == run.text.split(separator: "\n").map(String.init))
  }
}
