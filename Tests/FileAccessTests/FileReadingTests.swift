import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("FileReading")
struct FileReadingTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("All bytes of a file are read", arguments: [0, 1, 32_767, 32_768, 32_769, 65_536, 200_001])
  func wholeFile(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try FileReading.bytes(of: write(bytes)) == bytes)
  }

  @Test("A file with exactly the size of the limit is read", arguments: [10, 40_000])
  func atLimit(size: Int) throws {
    #expect(try FileReading.bytes(of: write([UInt8](repeating: 1, count: size)), limit: size).count == size)
  }

  @Test("A file with one byte more than the limit is refused", arguments: [10, 40_000])
  func beyondLimit(size: Int) throws {
    let path = try write([UInt8](repeating: 1, count: size + 1))
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: path, limit: size) }
    #expect(error == FileAccessError(path.string, .tooLarge(limit: size)))
  }

  @Test(
    "A pipe that never ends is refused at the limit",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/zero"), "there is no /dev/zero"))
  func endlessPipe() throws {
    let endless = try FileDescriptor.open("/dev/zero", .readOnly)
    defer { try? endless.close() }
    let path = FilePath("/dev/fd/\(endless.rawValue)")
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: path, limit: 100_000) }
    #expect(error?.reason == .tooLarge(limit: 100_000))
  }

  @Test("A missing file is reported as missing")
  func missing() throws {
    let path = folder.path("nothing")
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: FilePath(path)) }
    #expect(error?.reason == .system(.noSuchFileOrDirectory))
    #expect(error?.message == "\(path): no such file or directory")
  }

  @Test("A directory is reported as a directory")
  func directory() throws {
    let path = FilePath(folder.url.path)
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: path) }
    #expect(error?.reason == .isDirectory)
  }

  @Test("A file without read permission is reported", .disabled(if: getuid() == 0, "root may read everything"))
  func unreadable() throws {
    let path = try write([1])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path.string)
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: path) }
    #expect(error?.message == "\(path.string): permission denied")
  }

  @Test("A file that is refused by its first bytes is not read further")
  func refused() throws {
    let path = try write([1, 2, 3])
    #expect(try FileReading.bytes(of: path) { $0.starts(with: [1, 2]) } == nil)
    #expect(try FileReading.bytes(of: path) { $0.starts(with: [2]) } == [1, 2, 3])
  }

  private func write(_ bytes: [UInt8]) throws -> FilePath {
    let path = folder.path("file")
    try Data(bytes).write(to: URL(filePath: path))
    return FilePath(path)
  }
}

@Suite("FileSystemEntry and Directory")
struct FileSystemEntryTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("The kind of entry at a path is detected, and symbolic links are followed")
  func entries() throws {
    try Data().write(to: folder.url.appending(path: "file"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: folder.path("file"))
    try FileManager.default.createSymbolicLink(atPath: folder.path("dangling"), withDestinationPath: "nowhere")
    #expect(FileSystemEntry.at(FilePath(folder.path("file"))) == .file)
    #expect(FileSystemEntry.at(FilePath(folder.path("link"))) == .file)
    #expect(FileSystemEntry.at(FilePath(folder.url.path)) == .directory)
    #expect(FileSystemEntry.at("/dev/null") == .other)
    #expect(FileSystemEntry.at(FilePath(folder.path("dangling"))) == nil)
    #expect(FileSystemEntry.at(FilePath(folder.path("nothing"))) == nil)
  }

  @Test("The names in a directory are sorted and complete: hidden, long and Chinese ones too")
  func names() throws {
    let long = String(repeating: "x", count: 255)
    for name in ["b", ".a", "Z", "切片", long] { try Data().write(to: folder.url.appending(path: name)) }
    #expect(try Directory.names(in: FilePath(folder.url.path)) == [".a", "Z", "b", long, "切片"])
  }

  @Test("Listing something that is not a directory is an error")
  func namesOfFile() throws {
    try Data().write(to: folder.url.appending(path: "file"))
    #expect(throws: FileAccessError.self) { try Directory.names(in: FilePath(folder.path("file"))) }
    #expect(throws: FileAccessError.self) { try Directory.names(in: FilePath(folder.path("nothing"))) }
  }

  @Test("A directory is created, and an existing one is kept")
  func create() throws {
    let path = FilePath(folder.path("new"))
    try Directory.create(path)
    try Data([1]).write(to: folder.url.appending(path: "new/file"))
    try Directory.create(path)
    #expect(try Directory.names(in: path) == ["file"])
  }

  @Test("A directory is not created if a file has its name, or its parent is missing")
  func cannotCreate() throws {
    try Data().write(to: folder.url.appending(path: "file"))
    let error = #expect(throws: FileAccessError.self) { try Directory.create(FilePath(folder.path("file"))) }
    #expect(error?.reason == .notDirectory)
    let missing = #expect(throws: FileAccessError.self) { try Directory.create(FilePath(folder.path("no/new"))) }
    #expect(missing?.reason == .system(.noSuchFileOrDirectory))
  }
}
