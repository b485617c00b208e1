import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Writing ZIP archives")
struct ZipOutputTests {
  private let folder: TemporaryDirectory
  private var path: FilePath { FilePath(folder.path("a.zip")) }

  init() throws { folder = try TemporaryDirectory() }

  private func python(_ script: String) throws -> String {
    let run = try Python.run(
      "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1])\n\(script)", [path.string], importing: ["zipfile"])
    #expect(run.status == 0, "\(run.errors)")
    return run.text
  }

  @Test("Python reads entries that were written in any order, in the planned order")
  func order() throws {
    let contents = ["b/ü.txt": "zwei", "a": "", "c": "three"]
    let names = ["b/ü.txt", "a", "c"]
    let output = try ZipOutput(path, entries: names.map { .init($0, size: contents[$0]?.utf8.count ?? 0) })
    for entry in [2, 0, 1] { try output.write(Array((contents[names[entry]] ?? "").utf8), to: entry) }
    try output.finish()
    let text = try python(
      "assert z.testzip() is None; print([(i.filename, z.read(i).decode(), i.compress_type, i.date_time) for i in z.infolist()])"
    )
    let date = "(1980, 1, 1, 0, 0, 0)"
    #expect(text == "[('b/ü.txt', 'zwei', 0, \(date)), ('a', '', 0, \(date)), ('c', 'three', 0, \(date))]\n")
    #expect(try ZipArchive(path).entries.map(\.name) == names)
  }

  @Test("Python and our reader read more than 65,535 entries")
  func many() throws {
    let output = try ZipOutput(path, entries: (0..<70_000).map { .init("t/\($0)", size: 1) })
    for entry in 0..<70_000 { try output.write([UInt8(truncatingIfNeeded: entry)], to: entry) }
    try output.finish()
    #expect(try python("print(len(z.infolist()), z.read('t/69999'), z.testzip())") == "70000 b'o' None\n")
    let archive = try ZipArchive(path)
    #expect(archive.entries.count == 70_000)
    let last = try #require(archive.entries.last)
    #expect(try archive.bytes(of: last) == [111])
  }

  @Test("Python and our reader read an entry over 4 GiB and the one after it")
  func large() throws {
    let size = 5 << 30
    let output = try ZipOutput(path, entries: [.init("large", size: size), .init("behind", size: 3)])
    // The file is sparse: only its last bytes take space on the disk.
    var checksum = Checksum()
    let zeros = [UInt8](repeating: 0, count: 1 << 24)
    for _ in 0..<(size / zeros.count) { zeros.withUnsafeBytes { checksum.update($0) } }
    try output.close(0, checksum: checksum)
    try output.write([1, 2, 3], to: 1)
    try output.finish()
    let text = try python(
      "i = z.infolist(); print(i[0].file_size, i[1].header_offset > 1 << 32, z.read('behind')); f = z.open('large'); print(len(f.read(10)))"
    )
    #expect(text == "\(size) True b'\\x01\\x02\\x03'\n10\n")
    let archive = try ZipArchive(path)
    #expect(archive.entries.map(\.size) == [size, 3])
    #expect(try archive.bytes(of: archive.entries[1]) == [1, 2, 3])
    #expect(try archive.section(of: archive.entries[0]).size == size)
    #expect(try archive.section(of: archive.entries[0]).bytes(at: size - 1, count: 1) == [0])
  }

  @Test("An interrupted archive is continued, and its complete entries are recognised")
  func continued() throws {
    let entries: [ZipOutput.Entry] = [.init("a", size: 2), .init("b", size: 2)]
    do {
      let first = try ZipOutput(path, entries: entries)
      try first.write([1, 2], to: 0)
      try [UInt8](arrayLiteral: 9).withUnsafeBytes { try first.write($0, to: 1, at: 0) }
    }
    let second = try ZipOutput(path, entries: entries, continues: true)
    #expect(try second.isClosed(0))
    #expect(try !second.isClosed(1))
    try second.write([3, 4], to: 1)
    try second.finish()
    #expect(try python("print(z.testzip(), z.read('a'), z.read('b'))") == "None b'\\x01\\x02' b'\\x03\\x04'\n")
  }

  @Test("An archive with a missing entry cannot be finished")
  func unfinished() throws {
    let output = try ZipOutput(path, entries: [.init("a", size: 2)])
    #expect(throws: FileAccessError.self) { try output.finish() }
  }
}
