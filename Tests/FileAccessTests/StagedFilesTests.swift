import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("StagedFiles")
struct StagedFilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("Committed files have their names and content, and nothing else remains")
  func commit() throws {
    var staged = StagedFiles(overwrites: false)
    try staged.add([1, 2], at: path("a"))
    try staged.add([], at: path("b"))
    #expect(try staged.commit() == [path("a"), path("b")])
    #expect(try names() == ["a", "b"])
    #expect(try content("a") == [1, 2])
    #expect(try content("b") == [])
  }

  @Test("No file has its name before the commit")
  func nothingBeforeCommit() throws {
    var staged = StagedFiles(overwrites: false)
    try staged.add([1], at: path("a"))
    #expect(try !names().contains("a"))
    _ = try staged.commit()
    #expect(try names() == ["a"])
  }

  @Test("Files that are never committed leave nothing behind")
  func dropped() throws {
    try stageAndDrop()
    #expect(try names().isEmpty)
  }

  @Test("An existing file is not overwritten unless that was allowed")
  func refusesExisting() throws {
    try write([9], "a")
    var staged = StagedFiles(overwrites: false)
    let error = captured { () throws(FileAccessError) in try staged.add([1], at: path("a")) }
    #expect(error == FileAccessError(path("a").string, .exists))
    _ = try staged.commit()
    #expect(try content("a") == [9])
    #expect(try names() == ["a"])
  }

  @Test("An existing file is replaced if that was allowed")
  func overwrites() throws {
    try write([9, 9, 9], "a")
    var staged = StagedFiles(overwrites: true)
    try staged.add([1], at: path("a"))
    #expect(try content("a") == [9, 9, 9])
    _ = try staged.commit()
    #expect(try content("a") == [1])
    #expect(try names() == ["a"])
  }

  @Test("A directory is never replaced", arguments: [false, true])
  func refusesDirectory(overwrites: Bool) throws {
    try FileManager.default.createDirectory(atPath: folder.path("a"), withIntermediateDirectories: false)
    var staged = StagedFiles(overwrites: overwrites)
    let error = captured { () throws(FileAccessError) in try staged.add([1], at: path("a")) }
    #expect(error?.reason == .isDirectory)
    _ = try staged.commit()
    #expect(try names() == ["a"])
  }

  @Test("A missing directory is an error with the path of the file")
  func missingDirectory() throws {
    var staged = StagedFiles(overwrites: false)
    let error = captured { () throws(FileAccessError) in try staged.add([1], at: path("no/a")) }
    #expect(error == FileAccessError(path("no/a").string, .system(.noSuchFileOrDirectory)))
    _ = try staged.commit()
  }

  @Test("A file that was created before the commit is not overwritten, and no temporary file remains")
  func race() throws {
    var staged = StagedFiles(overwrites: false)
    try staged.add([1], at: path("a"))
    try staged.add([2], at: path("b"))
    try write([9], "b")
    let error = committed(staged)
    #expect(error == FileAccessError(path("b").string, .exists))
    #expect(try content("b") == [9])
    #expect(try names().filter { $0.hasPrefix(".") }.isEmpty)
  }

  @Test("A commit that fails leaves none of its files")
  func allOrNone() throws {
    var staged = StagedFiles(overwrites: false)
    try staged.add([1], at: path("a"))
    try staged.add([2], at: path("b"))
    try write([9], "b")
    #expect(committed(staged) != nil)
    #expect(try names() == ["b"])
  }

  @Test("A commit that fails restores the files that it had replaced")
  func bringsBack() throws {
    try write([8], "a")
    var staged = StagedFiles(overwrites: true)
    try staged.add([1], at: path("a"))
    try staged.add([2], at: path("b"))
    try FileManager.default.createDirectory(atPath: folder.path("b"), withIntermediateDirectories: false)
    #expect(committed(staged) != nil)
    #expect(try names() == ["a", "b"])
    #expect(try content("a") == [8])
  }

  @Test("If the last temporary file is missing, a commit changes nothing and leaves no second name")
  func lostTemporary() throws {
    try write([8], "a")
    try write([9], "b")
    var staged = StagedFiles(overwrites: true)
    try staged.add([1], at: path("a"))
    let before = Set(try names())
    try staged.add([2], at: path("b"))
    let temporary = try #require(Set(try names()).subtracting(before).first)
    try FileManager.default.removeItem(at: folder.url.appending(path: temporary))
    #expect(committed(staged) != nil)
    #expect(try names() == ["a", "b"])
    #expect(try content("a") == [8])
    #expect(try content("b") == [9])
  }

  @Test("If a file became a directory before the commit, it and the other files are not changed")
  func becameADirectory() throws {
    try write([8], "a")
    try write([9], "b")
    var staged = StagedFiles(overwrites: true)
    try staged.add([1], at: path("a"))
    try staged.add([2], at: path("b"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "b"))
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "b"), withIntermediateDirectories: false)
    #expect(committed(staged) != nil)
    #expect(try names() == ["a", "b"])
    #expect(try content("a") == [8])
    #expect(FileSystemEntry.at(path("b")) == .directory)
  }

  @Test("Replaced files are removed after the commit, without a trace")
  func replacesSeveral() throws {
    for name in ["a", "b"] { try write([9], name) }
    var staged = StagedFiles(overwrites: true)
    for name in ["a", "b", "c"] { try staged.add([1], at: path(name)) }
    _ = try staged.commit()
    #expect(try names() == ["a", "b", "c"])
    for name in ["a", "b", "c"] { #expect(try content(name) == [1]) }
  }

  @Test("A pipe or a device is never replaced by a file", arguments: [false, true])
  func refusesPipe(overwrites: Bool) throws {
    try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
    var staged = StagedFiles(overwrites: overwrites)
    _ = captured { () throws(FileAccessError) in try staged.add([1], at: path("pipe")) }
    _ = committed(staged)
    #expect(FileSystemEntry.at(path("pipe")) == .other)
    #expect(try names() == ["pipe"])
  }

  @Test("A symbolic link that leads nowhere is not replaced")
  func danglingLink() throws {
    try FileManager.default.createSymbolicLink(atPath: folder.path("a"), withDestinationPath: "nowhere")
    var staged = StagedFiles(overwrites: false)
    try staged.add([1], at: path("a"))
    #expect(committed(staged)?.reason == .exists)
    #expect(try names() == ["a"])
  }

  private func path(_ name: String) -> FilePath { FilePath(folder.path(name)) }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  private func content(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.url.appending(path: name)))
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: folder.url.appending(path: name))
  }

  private func stageAndDrop() throws {
    var staged = StagedFiles(overwrites: true)
    try staged.add([1], at: path("a"))
    try staged.add([2], at: path("b"))
  }

  private func captured(_ body: () throws(FileAccessError) -> Void) -> FileAccessError? {
    do throws(FileAccessError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  private func committed(_ staged: consuming StagedFiles) -> FileAccessError? {
    do throws(FileAccessError) {
      _ = try staged.commit()
      return nil
    } catch {
      return error
    }
  }
}
