import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import FileAccess

@Suite("LinkedTree and WatchedDirectories")
struct LinkedTreeTests {
  private let folder: StagingFolder

  init() throws { folder = try StagingFolder() }

  private func link(_ source: String, as destination: String) throws -> WatchedDirectories {
    var watched = WatchedDirectories()
    try LinkedTree.link(folder.path.appending(source), as: folder.path.appending(destination), &watched)
    return watched
  }

  private func attribute(_ key: FileAttributeKey, of name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: folder.path.appending(name).string)[key] as? Int
  }

  @Test("Files of a linked directory are the same files under a second name, empty directories included")
  func sameFiles() throws {
    try folder.write([1], "a/L00/R0000C0000.bundle")
    try folder.write([2], "a/conf.xml")
    try folder.makeDirectory("a/L01")
    _ = try link("a", as: "b")
    #expect(
      try folder.tree().filter { $0.hasPrefix("b") } == [
        "b", "b/L00", "b/L00/R0000C0000.bundle=[1]", "b/L01", "b/conf.xml=[2]",
      ])
    for name in ["L00/R0000C0000.bundle", "conf.xml"] {
      #expect(try attribute(.systemFileNumber, of: "a/\(name)") == attribute(.systemFileNumber, of: "b/\(name)"))
      #expect(try attribute(.referenceCount, of: "a/\(name)") == 2)
    }
  }

  @Test("The first tree stays whole when the second is removed")
  func removal() throws {
    try folder.write([1, 2, 3], "a/deep/er/tile.png")
    _ = try link("a", as: "b")
    try FileManager.default.removeItem(atPath: folder.path.appending("b").string)
    #expect(try folder.tree() == ["a", "a/deep", "a/deep/er", "a/deep/er/tile.png=[1, 2, 3]"])
  }

  @Test("A symbolic link is linked itself and never followed, also if it leads nowhere or in a circle")
  func symbolicLinks() throws {
    try folder.write([9], "outside/secret")
    try folder.makeDirectory("a")
    try folder.link("a/out", to: "../outside")
    try folder.link("a/nowhere", to: "missing")
    try folder.link("a/circle", to: ".")
    _ = try link("a", as: "b")
    #expect(
      try folder.tree().filter { $0.hasPrefix("b") } == ["b", "b/circle->.", "b/nowhere->missing", "b/out->../outside"])
  }

  @Test("New directories get the permissions of the old ones, also those that nobody can write to")
  func permissions() throws {
    try folder.write([1], "a/open/x")
    try folder.write([1], "a/closed/x")
    for (name, mode) in [("a/open", 0o2775), ("a/closed", 0o555), ("a", 0o750)] {
      #expect(chmod(folder.path.appending(name).string, mode_t(mode)) == 0)
    }
    _ = try link("a", as: "b")
    for (name, mode) in [("b/open", 0o2775), ("b/closed", 0o555), ("b", 0o750)] {
      var status = stat()
      #expect(stat(folder.path.appending(name).string, &status) == 0)
      #expect(Int(status.st_mode & 0o7777) == mode, "\(name)")
    }
    // The owner of the temporary directory must be able to remove it.
    for name in ["a/closed", "b/closed"] { _ = chmod(folder.path.appending(name).string, 0o755) }
  }

  @Test("A name that is taken is an error, and its file keeps its content")
  func taken() throws {
    try folder.write([1], "a/x")
    try folder.write([2], "b/y")
    try folder.write([3], "file")
    #expect(throws: FileAccessError(folder.path.appending("b").string, .system(.fileExists))) { try link("a", as: "b") }
    #expect(throws: FileAccessError.self) { try link("a/x", as: "file") }
    #expect(try folder.content("file") == [3])
    #expect(try folder.content("b/y") == [2])
  }

  @Test("A source that does not exist is an error with its path")
  func missing() throws {
    let path = folder.path.appending("none").string
    #expect(throws: FileAccessError(path, .system(.noSuchFileOrDirectory))) { try link("none", as: "b") }
  }

  @Test(
    "Across file systems, the error says that there cannot be links",
    .enabled(if: SmallDisk.isAvailable, "mounting needs root and Linux"))
  func otherFileSystem() throws {
    let disk = try SmallDisk(options: "size=64k")
    try folder.write([1], "file")
    var watched = WatchedDirectories()
    let source = folder.path.appending("file")
    #expect(throws: FileAccessError(source.string, .noLinks)) {
      try LinkedTree.link(source, as: disk.filePath.appending("file"), &watched)
    }
  }

  @Test("A tree that stays as it was passes the check")
  func unchanged() throws {
    try folder.write([1], "a/L00/x")
    try link("a", as: "b").check()
  }

  @Test(
    "A name that is added, removed or renamed at any depth of the linked tree is found",
    arguments: ["added", "removed", "renamed", "replaced"])
  func changed(how: String) throws {
    try folder.write([1], "a/L00/x")
    let watched = try link("a", as: "b")
    let manager = FileManager.default
    let x = folder.path.appending("a/L00/x").string
    // The clock of some file systems has steps of some milliseconds.
    usleep(20_000)
    switch how {
    case "added": try folder.write([2], "a/L00/new")
    case "removed": try manager.removeItem(atPath: x)
    case "renamed": try manager.moveItem(atPath: x, toPath: x + ".old")
    default:
      try folder.write([3], "a/L00/y")
      #expect(rename(folder.path.appending("a/L00/y").string, x) == 0)
    }
    #expect(throws: FileAccessError(folder.path.appending("a/L00").string, .changedWhileRead)) { try watched.check() }
  }

  @Test("A watched file that is written or removed is found", arguments: [true, false])
  func file(isWritten: Bool) throws {
    try folder.write([1], "conf.xml")
    let path = folder.path.appending("conf.xml")
    var watched = WatchedDirectories()
    try watched.note(path)
    try watched.check()
    if isWritten {
      try folder.write([1, 2], "conf.xml")
    } else {
      try FileManager.default.removeItem(atPath: path.string)
    }
    #expect(throws: FileAccessError(path.string, .changedWhileRead)) { try watched.check() }
  }

  @Test("Nothing that is watched changes nothing, and a path that does not exist cannot be watched")
  func nothing() throws {
    var watched = WatchedDirectories()
    try watched.check()
    #expect(throws: FileAccessError.self) { try watched.note(folder.path.appending("none")) }
  }
}
