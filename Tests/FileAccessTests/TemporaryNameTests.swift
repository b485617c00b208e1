import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import FileAccess

@Suite("Names of what is not whole yet")
struct TemporaryNameTests {
  private let folder: StagingFolder

  init() throws { folder = try StagingFolder() }

  /// The name, as a process would have given it that no longer exists.
  private func ofDeadProcess(_ path: FilePath) throws -> String {
    let name = try #require(path.lastComponent?.string)
    // Linux has no process of this number: the largest is 4,194,304.
    return name.replacingOccurrences(of: "-\(ProcessInfo.processInfo.processIdentifier)-", with: "-999999999-")
  }

  @Test("What a dead process was writing is removed, and what a living one writes stays")
  func swept() throws {
    let own = TemporaryName.new(beside: folder.path.appending("conf.xml"))
    let ownName = try #require(own.lastComponent?.string)
    try folder.write([1], ownName)
    try folder.write([2], ofDeadProcess(own))
    try folder.write([3], "\(ofDeadProcess(TemporaryName.new(beside: own)))/a/b")
    try folder.write([4], ".tilescheme-other-999999999-abc.tmp")
    try folder.write([5], ".cache.tilescheme-1a2b.partial")
    TemporaryName.sweep(folder.path)
    #expect(
      try Set(folder.names()) == [ownName, ".tilescheme-other-999999999-abc.tmp", ".cache.tilescheme-1a2b.partial"])
  }

  @Test("What a dead process had set aside gets its name back, unless its replacement is there")
  func restored() throws {
    let first = try ofDeadProcess(TemporaryName.old(of: folder.path.appending("cache-1.0")))
    let second = try ofDeadProcess(TemporaryName.old(of: folder.path.appending("conf.xml")))
    try folder.write([1], "\(first)/conf.xml")
    try folder.write([2], second)
    try folder.write([3], "conf.xml")
    TemporaryName.sweep(folder.path)
    #expect(try folder.tree() == ["cache-1.0", "cache-1.0/conf.xml=[1]", "conf.xml=[3]"])
  }

  @Test(
    "Staged files remove what a dead process left beside them, unless the caller does so once for many files",
    arguments: [true, false])
  func staged(sweeps: Bool) throws {
    let left = try ofDeadProcess(TemporaryName.new(beside: folder.path.appending("conf.xml")))
    try folder.write([1], left)
    var staged = StagedFiles(overwrites: false, sweeps: sweeps)
    try staged.add([2], at: folder.path.appending("root.json"))
    _ = try staged.commit()
    #expect(try Set(folder.names()) == (sweeps ? ["root.json"] : ["root.json", left]))
    StagedFiles.sweep(folder.path)
    #expect(try folder.names() == ["root.json"])
  }
}
