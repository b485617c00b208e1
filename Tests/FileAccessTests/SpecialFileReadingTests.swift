import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Special files are reported and never opened")
struct SpecialFileReadingTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func pipe() throws -> FilePath {
    let path = folder.path("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    return FilePath(path)
  }

  @Test("A named pipe without a writer is refused at once, as a document and as a bundle", .timeLimit(.minutes(5)))
  func namedPipe() throws {
    let path = try pipe()
    let document = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: path) }
    #expect(document?.reason == .special(.pipe))
    #expect(document?.message.hasPrefix("\(path): is a named pipe, not a regular file") == true)
    let bundle = #expect(throws: FileAccessError.self) { try InputFile(path) }
    #expect(bundle?.reason == .special(.pipe))
  }

  @Test("A link to a named pipe is refused like the pipe", .timeLimit(.minutes(5)))
  func linkToPipe() throws {
    _ = try pipe()
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "pipe")
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: FilePath(link)) }
    #expect(error?.reason == .special(.pipe))
  }

  @Test("A socket is refused")
  func socket() throws {
    // The path of a socket has a limit of 108 bytes, so that it is made by its name in the current folder of Python.
    let program = "import os, socket, sys; os.chdir(sys.argv[1]); socket.socket(socket.AF_UNIX).bind('s')"
    let run = try CommandRun("python3", ["-c", program, folder.url.path])
    try #require(run.status == 0, "\(run.errors)")
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: FilePath(folder.path("s"))) }
    #expect(error?.reason == .special(.socket))
  }

  @Test("A device is refused", arguments: ["/dev/zero", "/dev/null"])
  func device(path: String) throws {
    try #require(FileManager.default.fileExists(atPath: path))
    let error = #expect(throws: FileAccessError.self) { try FileReading.bytes(of: FilePath(path)) }
    #expect(error?.reason == .special(.device))
  }

  @Test(
    "A pipe that this process has open is read by its descriptor", arguments: ["/dev/fd", "/proc/self/fd"])
  func openDescriptor(folder: String) throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data([1, 2, 3]))
    try pipe.fileHandleForWriting.close()
    let path = FilePath("\(folder)/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(try FileReading.bytes(of: path) == [1, 2, 3])
  }

  @Test("Settings that are a named pipe are found, so that they are reported and not ignored")
  func settings() throws {
    let path = folder.path("settings.json")
    try #require(mkfifo(path, 0o600) == 0)
    let found = SettingsFile.nearest.path(named: "settings.json", from: FilePath(folder.url.path))
    #expect(found?.lastComponent?.string == "settings.json")
  }

  @Test("An ordinary file is read after it was opened without blocking")
  func ordinaryFile() throws {
    let path = folder.path("file")
    try Data([9, 8]).write(to: URL(filePath: path))
    #expect(try FileReading.bytes(of: FilePath(path)) == [9, 8])
    #expect(try InputFile(FilePath(path)).all.bytes(at: 1, count: 1) == [8])
  }
}
