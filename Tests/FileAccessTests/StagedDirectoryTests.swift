import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("StagedDirectory")
struct StagedDirectoryTests {
  private let folder: StagingFolder

  init() throws { folder = try StagingFolder() }

  @Test("A committed directory has its files and its empty folders, and nothing else remains")
  func commit() throws {
    var staged = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    try staged.add([1, 2], at: "conf.xml")
    try staged.add([3], at: "a/b/c")
    try staged.addDirectory("_alllayers/L00")
    let leftover = try staged.commit()
    #expect(leftover == nil)
    #expect(
      try folder.tree() == [
        "Service", "Service/Layers", "Service/Layers/_alllayers", "Service/Layers/_alllayers/L00", "Service/Layers/a",
        "Service/Layers/a/b", "Service/Layers/a/b/c=[3]", "Service/Layers/conf.xml=[1, 2]",
      ])
  }

  @Test("The path of the future directory is known")
  func destination() throws {
    let staged = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    #expect(staged.destination == folder.path.appending("Service/Layers"))
  }

  @Test("Before the commit only a temporary directory exists, not even the missing parent")
  func nothingBeforeCommit() throws {
    var staged = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    try staged.add([1], at: "conf.xml")
    let names = try folder.names()
    try staged.commit()
    #expect(names.count == 1)
    #expect(names.allSatisfy { $0.hasPrefix(".tilescheme-") && $0.hasSuffix(".tmp") })
  }

  @Test("A directory that is never committed leaves nothing behind")
  func dropped() throws {
    try stageAndDrop()
    #expect(try folder.tree().isEmpty)
  }

  @Test("Other directories next to it are not changed")
  func siblingStays() throws {
    try folder.write([7], "Service/Other/conf.xml")
    try folder.put([1], at: "Service/Layers", replacing: false)
    #expect(
      try folder.tree() == [
        "Service", "Service/Layers", "Service/Layers/file=[1]", "Service/Other", "Service/Other/conf.xml=[7]",
      ])
  }

  @Test("The base can be the current directory or a link, and the parent can be a link")
  func links() throws {
    try folder.makeDirectory("elsewhere")
    try folder.link("Service", to: "elsewhere")
    try folder.link("base", to: ".")
    var staged = try StagedDirectory("Service/Layers", in: folder.path.appending("base"), replacing: false)
    try staged.add([1], at: "file")
    try staged.commit()
    #expect(
      try folder.tree() == [
        "Service->elsewhere", "base->.", "elsewhere", "elsewhere/Layers", "elsewhere/Layers/file=[1]",
      ])
  }

  @Test("An existing directory is an error, and nothing changes")
  func refusesExisting() throws {
    try folder.write([7], "Service/Layers/conf.xml")
    let before = try folder.tree()
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    }
    #expect(error == FileAccessError(folder.path.appending("Service/Layers").string, .exists))
    #expect(try folder.tree() == before)
  }

  @Test("Even an empty directory that was created before the commit is not replaced")
  func refusesLatecomer() throws {
    var staged = try StagedDirectory("Layers", in: folder.path, replacing: false)
    try staged.add([1], at: "file")
    try folder.makeDirectory("Layers")
    #expect(committed(staged)?.reason == .exists)
    #expect(try folder.tree() == ["Layers"])
  }

  @Test("A directory that was created before the commit is not replaced, even if replacing was allowed")
  func refusesUnseen() throws {
    var staged = try StagedDirectory("Layers", in: folder.path, replacing: true)
    try staged.add([1], at: "file")
    try folder.makeDirectory("Layers")
    #expect(committed(staged)?.reason == .exists)
    #expect(try folder.tree() == ["Layers"])
  }

  @Test("A file that was created before the commit is not replaced", arguments: [false, true])
  func refusesLateFile(replacing: Bool) throws {
    let staged = try StagedDirectory("Layers", in: folder.path, replacing: replacing)
    try folder.write([7], "Layers")
    #expect(committed(staged)?.reason == .notDirectory)
    #expect(try folder.tree() == ["Layers=[7]"])
  }

  @Test("If another process has created the parent meanwhile, the directory is moved into it")
  func parentMeanwhile() throws {
    var staged = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    try staged.add([1], at: "file")
    try folder.write([7], "Service/Other/file")
    try staged.commit()
    #expect(
      try folder.tree() == [
        "Service", "Service/Layers", "Service/Layers/file=[1]", "Service/Other", "Service/Other/file=[7]",
      ])
  }

  @Test("If two are staged for the same place, the first gets it and the second is refused")
  func twoAtOnce() throws {
    var first = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    var second = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    try first.add([1], at: "file")
    try second.add([2], at: "file")
    try second.commit()
    #expect(committed(first) == FileAccessError(folder.path.appending("Service/Layers").string, .exists))
    #expect(try folder.tree() == ["Service", "Service/Layers", "Service/Layers/file=[2]"])
  }

  @Test("In a race for a place exactly one wins, and its directory is complete")
  func race() async throws {
    for round in 0..<40 {
      let path = FilePath("Service\(round % 4)/Layers\(round)")
      let winners = await withTaskGroup(of: UInt8?.self) { group in
        for runner in UInt8(0)..<4 {
          group.addTask { [folder] in
            do {
              try folder.put([runner], at: path, replacing: false)
              return runner
            } catch {
              return nil
            }
          }
        }
        return await group.reduce(into: [UInt8]()) { winners, runner in winners += runner.map { [$0] } ?? [] }
      }
      #expect(winners.count == 1)
      #expect(try folder.content(path.appending("file")) == winners)
    }
    #expect(try folder.names() == ["Service0", "Service1", "Service2", "Service3"])
  }

  @Test("A path that leads out of the base is refused", arguments: ["", "/a", "..", "a/../b", "a/..", ".", "./a"])
  func leadsOutside(path: String) throws {
    let path = FilePath(path)
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory(path, in: folder.path, replacing: true)
    }
    #expect(error == FileAccessError(path.string, .outside))
    var staged = try StagedDirectory("Layers", in: folder.path, replacing: false)
    #expect(captured { () throws(FileAccessError) in try staged.add([1], at: path) }?.reason == .outside)
    #expect(committed(staged)?.reason == .outside)
    #expect(try folder.tree().isEmpty)
  }

  @Test("A base that does not exist is an error with its path")
  func missingBase() {
    let base = folder.path.appending("no")
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory("Layers", in: base, replacing: false)
    }
    #expect(error == FileAccessError(base.string, .system(.noSuchFileOrDirectory)))
  }

  @Test("A base that is a file is an error with its path")
  func fileAsBase() throws {
    try folder.write([7], "base")
    let base = folder.path.appending("base")
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory("Layers", in: base, replacing: false)
    }
    #expect(error == FileAccessError(base.string, .notDirectory))
  }

  @Test("A file or a dangling link instead of a parent is an error with its path", arguments: ["file", "link"])
  func fileAsParent(name: String) throws {
    try folder.write([7], "file")
    try folder.link("link", to: "nowhere")
    let before = try folder.tree()
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory(FilePath("\(name)/Layers"), in: folder.path, replacing: true)
    }
    #expect(error == FileAccessError(folder.path.appending(name).string, .notDirectory))
    #expect(try folder.tree() == before)
  }

  @Test(
    "A base without write permission is an error with its path",
    .enabled(if: geteuid() != 0, "root may write everywhere"))
  func readOnlyBase() throws {
    try #require(chmod(folder.path.string, 0o500) == 0)
    defer { chmod(folder.path.string, 0o700) }
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory("Layers", in: folder.path, replacing: false)
    }
    #expect(error == FileAccessError(folder.path.string, .system(.permissionDenied)))
  }

  @Test(
    "A base on a read-only file system is an error with its path",
    .enabled(if: SmallDisk.isAvailable, "tmpfs cannot be mounted"))
  func readOnlyDisk() throws {
    let disk = try SmallDisk(options: "ro")
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory("Layers", in: disk.filePath, replacing: false)
    }
    #expect(error == FileAccessError(disk.path, .system(.readOnlyFileSystem)))
  }

  @Test("A name that is too long is an error, and nothing remains")
  func tooLongDestination() throws {
    let name = String(repeating: "x", count: 300)
    for path in ["\(name)", "\(name)/Layers", "Service/\(name)"] {
      let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
        try StagedDirectory(FilePath(path), in: folder.path, replacing: false)
      }
      #expect(error?.reason == .system(.fileNameTooLong))
    }
    #expect(try folder.tree().isEmpty)
  }

  @Test("If a file fails, everything staged is removed, and nothing can be committed")
  func failedAdd() throws {
    var staged = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    try staged.add([1], at: "file")
    let name = String(repeating: "x", count: 300)
    let error = captured { () throws(FileAccessError) in try staged.add([2], at: FilePath(name)) }
    let expected = FileAccessError(
      folder.path.appending("Service/Layers/\(name)").string, .system(.fileNameTooLong))
    #expect(error == expected)
    #expect(try folder.tree().isEmpty)
    #expect(captured { () throws(FileAccessError) in try staged.add([3], at: "other") } == expected)
    #expect(captured { () throws(FileAccessError) in try staged.addDirectory("other") } == expected)
    #expect(committed(staged) == expected)
    #expect(try folder.tree().isEmpty)
  }

  @Test("A file cannot be added twice")
  func addedTwice() throws {
    var staged = try StagedDirectory("Layers", in: folder.path, replacing: false)
    try staged.add([1], at: "file")
    let error = captured { () throws(FileAccessError) in try staged.add([2], at: "file") }
    #expect(error == FileAccessError(folder.path.appending("Layers/file").string, .system(.fileExists)))
    #expect(committed(staged) != nil)
  }

  @Test(
    "A full disk is an error with the path of the file, and nothing remains",
    .enabled(if: SmallDisk.isAvailable, "tmpfs cannot be mounted"))
  func fullDisk() throws {
    let disk = try SmallDisk(options: "size=64k")
    var staged = try StagedDirectory("Service/Layers", in: disk.filePath, replacing: false)
    try staged.add([1], at: "conf.xml")
    let error = captured { () throws(FileAccessError) in
      try staged.add([UInt8](repeating: 1, count: 100_000), at: "a/large")
    }
    let name = disk.filePath.appending("Service/Layers/a/large").string
    #expect(error == FileAccessError(name, .system(.noSpace)))
    #expect(error?.message == "\(name): no space is left on the disk")
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
    #expect(committed(staged) == error)
  }

  private func stageAndDrop() throws {
    var staged = try StagedDirectory("Service/Layers", in: folder.path, replacing: false)
    try staged.add([1], at: "a/b/c")
  }
}
