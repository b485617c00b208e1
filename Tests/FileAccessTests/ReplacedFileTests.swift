import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import FileAccess

@Suite("Replacing a file by a new version of itself")
struct ReplacedFileTests {
  private let folder: StagingFolder
  private var path: FilePath { folder.path.appending("file") }
  private var temporary: FilePath { folder.path.appending("new") }

  init() throws {
    folder = try StagingFolder()
    try folder.write([2, 2], "new")
  }

  @Test("The file that was read is replaced", arguments: [true, false])
  func replaced(exchanges: Bool) throws {
    try folder.write([1], "file")
    let file = ReplacedFile(path, was: try InputFile(path), renaming: Renaming(isExtended: exchanges))
    #expect(try file.replace(by: temporary))
    #expect(try folder.tree() == ["file=[2, 2]"])
  }

  @Test("A file that another program replaced stays, and so does the new version", arguments: [true, false])
  func changed(exchanges: Bool) throws {
    try folder.write([1], "file")
    let file = ReplacedFile(path, was: try InputFile(path), renaming: Renaming(isExtended: exchanges))
    try FileManager.default.removeItem(atPath: path.string)
    try folder.write([3, 3, 3], "file")
    #expect(try !file.replace(by: temporary))
    #expect(try folder.tree() == ["file=[3, 3, 3]", "new=[2, 2]"])
  }

  @Test("A file that came into being meanwhile stays", arguments: [true, false])
  func appeared(exchanges: Bool) throws {
    let file = ReplacedFile(path, was: nil, renaming: Renaming(isExtended: exchanges))
    try folder.write([3], "file")
    #expect(try !file.replace(by: temporary))
    #expect(try folder.tree() == ["file=[3]", "new=[2, 2]"])
  }

  @Test("A file that another program removed is not made again behind its back")
  func removed() throws {
    try folder.write([1], "file")
    let file = ReplacedFile(path, was: try InputFile(path))
    try FileManager.default.removeItem(atPath: path.string)
    #expect(try !file.replace(by: temporary))
    #expect(try folder.tree() == ["new=[2, 2]"])
  }
}
