import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import FileAccess

@Suite("StagedDirectory: replacing a directory")
struct ReplacingDirectoryTests {
  /// `false` simulates a file system that cannot exchange two names.
  private static let ways = [true, false]

  private let folder: StagingFolder

  init() throws { folder = try StagingFolder() }

  @Test("The new directory has the name, and the old one is removed", arguments: ways)
  func replaces(isExtended: Bool) throws {
    try folder.write([7], "Service/Layers/a/b/old")
    try folder.makeDirectory("Service/Layers/empty")
    try folder.write([8], "Service/Other/file")
    try folder.put([1], at: "Service/Layers", replacing: true, renaming: Renaming(isExtended: isExtended))
    #expect(
      try folder.tree() == [
        "Service", "Service/Layers", "Service/Layers/file=[1]", "Service/Other", "Service/Other/file=[8]",
      ])
  }

  @Test("Until the commit the old directory is unchanged")
  func oldUntilCommit() throws {
    try folder.write([7], "Layers/old")
    var staged = try StagedDirectory("Layers", in: folder.path, replacing: true)
    try staged.add([1], at: "file")
    #expect(try folder.tree().filter { !$0.hasPrefix(".") } == ["Layers", "Layers/old=[7]"])
    try staged.commit()
  }

  @Test("Without a commit the old directory is kept")
  func dropped() throws {
    try folder.write([7], "Layers/old")
    func drop() throws { _ = try StagedDirectory("Layers", in: folder.path, replacing: true) }
    try drop()
    #expect(try folder.tree() == ["Layers", "Layers/old=[7]"])
  }

  @Test("If there is nothing to replace, the directory is created", arguments: ways)
  func nothingToReplace(isExtended: Bool) throws {
    try folder.put([1], at: "Service/Layers", replacing: true, renaming: Renaming(isExtended: isExtended))
    #expect(try folder.tree() == ["Service", "Service/Layers", "Service/Layers/file=[1]"])
  }

  @Test("If the old directory has been removed by others, the new one is created", arguments: ways)
  func wentAway(isExtended: Bool) throws {
    try folder.makeDirectory("Layers")
    let staged = try StagedDirectory(
      "Layers", in: folder.path, replacing: true, renaming: Renaming(isExtended: isExtended))
    try FileManager.default.removeItem(atPath: folder.path.appending("Layers").string)
    #expect(committed(staged) == nil)
    #expect(try folder.tree() == ["Layers"])
  }

  @Test("A link at the destination is refused, and its target is kept", arguments: ["target", "nowhere"])
  func refusesLink(target: String) throws {
    try folder.write([7], "target/old")
    try folder.link("Layers", to: target)
    let before = try folder.tree()
    for replacing in [false, true] {
      let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
        try StagedDirectory("Layers", in: folder.path, replacing: replacing)
      }
      #expect(error == FileAccessError(folder.path.appending("Layers").string, .notDirectory))
    }
    #expect(try folder.tree() == before)
  }

  @Test("A file at the destination is refused", arguments: [false, true])
  func refusesFile(replacing: Bool) throws {
    try folder.write([7], "Layers")
    let error = captured(StagedDirectory.self) { () throws(FileAccessError) in
      try StagedDirectory("Layers", in: folder.path, replacing: replacing)
    }
    #expect(error?.reason == .notDirectory)
    #expect(try folder.tree() == ["Layers=[7]"])
  }

  @Test("A directory that replaced the old one before the commit is kept", arguments: ways)
  func changed(isExtended: Bool) throws {
    try folder.write([7], "Layers/old")
    let staged = try StagedDirectory(
      "Layers", in: folder.path, replacing: true, renaming: Renaming(isExtended: isExtended))
    try FileManager.default.moveItem(
      atPath: folder.path.appending("Layers").string, toPath: folder.path.appending("moved").string)
    try folder.write([8], "Layers/mine")
    #expect(committed(staged) == FileAccessError(folder.path.appending("Layers").string, .changed))
    #expect(try folder.tree() == ["Layers", "Layers/mine=[8]", "moved", "moved/old=[7]"])
  }

  @Test("A link that replaced the old directory before the commit is kept", arguments: ways)
  func changedToLink(isExtended: Bool) throws {
    try folder.write([7], "Layers/old")
    let staged = try StagedDirectory(
      "Layers", in: folder.path, replacing: true, renaming: Renaming(isExtended: isExtended))
    try FileManager.default.moveItem(
      atPath: folder.path.appending("Layers").string, toPath: folder.path.appending("moved").string)
    try folder.link("Layers", to: "moved")
    #expect(committed(staged)?.reason == .changed)
    #expect(try folder.tree() == ["Layers->moved", "moved", "moved/old=[7]"])
  }

  @Test("Links within the old directory are removed, and their targets are kept", arguments: ways)
  func linksWithin(isExtended: Bool) throws {
    try folder.write([7], "target/file")
    try folder.makeDirectory("Layers/a")
    try folder.link("Layers/directory", to: "../target")
    try folder.link("Layers/a/file", to: "../../target/file")
    try folder.link("Layers/a/nowhere", to: "nowhere")
    try folder.put([1], at: "Layers", replacing: true, renaming: Renaming(isExtended: isExtended))
    #expect(try folder.tree() == ["Layers", "Layers/file=[1]", "target", "target/file=[7]"])
  }

  @Test("Names that are not UTF-8 are removed with the old directory")
  func strangeNames() throws {
    try folder.makeDirectory("Layers")
    let name: [CChar] = Array((folder.path.string + "/Layers/").utf8CString.dropLast()) + [-1, -2, 0]
    try #require(mkdir(name, 0o700) == 0)
    try folder.put([1], at: "Layers", replacing: true)
    #expect(try folder.tree() == ["Layers", "Layers/file=[1]"])
  }

  @Test("Deep and wide trees are removed")
  func largeTree() throws {
    try folder.makeDirectory("Layers/" + Array(repeating: "d", count: 200).joined(separator: "/"))
    for index in 0..<2_000 { try folder.write([], "Layers/wide/\(index)") }
    try folder.put([1], at: "Layers", replacing: true)
    #expect(try folder.tree() == ["Layers", "Layers/file=[1]"])
  }

  @Test(
    "An old directory that cannot be removed completely is reported, and the new one is in place",
    .enabled(if: geteuid() != 0, "root may write everywhere"))
  func leftover() throws {
    try folder.write([7], "Layers/fixed/old")
    try #require(chmod(folder.path.appending("Layers/fixed").string, 0o500) == 0)
    let leftover = try #require(try folder.put([1], at: "Layers", replacing: true))
    #expect(chmod(leftover.appending("fixed").string, 0o700) == 0)
    #expect(try folder.content("Layers/file") == [1])
  }

  @Test(
    "An old directory with a mount in it is reported", .enabled(if: SmallDisk.isAvailable, "tmpfs cannot be mounted"))
  func mountedWithin() throws {
    try folder.write([7], "Layers/old")
    try folder.makeDirectory("Layers/disk")
    let disk = try SmallDisk(options: "ro", at: folder.path.appending("Layers/disk").string)
    let leftover = try #require(try folder.put([1], at: "Layers", replacing: true))
    disk.unmount(leftover.appending("disk").string)
    #expect(try folder.content("Layers/file") == [1])
  }

  @Test("Without the extended rename of the system, no existing directory, file or link is replaced")
  func plainRename() throws {
    for make in [folder.makeDirectory, { try folder.write([7], $0) }, { try folder.link($0, to: "x") }] {
      let staged = try StagedDirectory(
        "Layers", in: folder.path, replacing: false, renaming: Renaming(isExtended: false))
      try make("Layers")
      let before = try folder.tree().filter { !$0.hasPrefix(".") }
      let error = committed(staged)
      #expect(error?.reason == .exists || error?.reason == .notDirectory)
      #expect(try folder.tree() == before)
      try FileManager.default.removeItem(atPath: folder.path.appending("Layers").string)
    }
  }
}
