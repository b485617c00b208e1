import FileAccess
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("Patterns of files that are left out")
struct PathExclusionTests {
  private func excludes(_ pattern: String, _ path: String, entry: String? = nil) -> Bool {
    PathExclusion([pattern], in: "/estate").excludes(FilePath(path), entry: entry)
  }

  @Test(
    "A pattern without a slash is the name of a file or folder at any depth",
    arguments: [
      ("old", "/estate/a/old/conf.xml", true), ("old", "/estate/old", true), ("old/", "/estate/a/old/conf.xml", true),
      ("old", "/estate/older/conf.xml", false), ("old*", "/estate/older/conf.xml", true),
      ("*.json", "/estate/a/root.json", true), ("*.json", "/estate/a/root.json5", false),
      ("L0?", "/estate/L07/a", true), ("L0?", "/estate/L007/a", false), ("*", "/estate/a", true),
      ("a*b*c", "/estate/aXbYbZc", true), ("a*b*c", "/estate/aXbYbZ", false), ("é?", "/estate/é中", true),
    ])
  func names(pattern: String, path: String, expected: Bool) { #expect(excludes(pattern, path) == expected) }

  @Test(
    "A pattern with a slash is a path from the folder of the patterns, and includes all that is in it",
    arguments: [
      ("a/old", "/estate/a/old/x/conf.xml", true), ("a/old", "/estate/b/a/old/conf.xml", false),
      ("./a/old", "/estate/a/old", true), ("a/*/conf.xml", "/estate/a/b/conf.xml", true),
      ("a/*/conf.xml", "/estate/a/b/c/conf.xml", false), ("**/old/*.xml", "/estate/a/b/old/conf.xml", true),
      ("**/old/*.xml", "/estate/old/conf.xml", true), ("a/**", "/estate/a/b", true), ("a/**", "/estate/a", false),
      ("a/b", "/other/a/b", false), ("/a", "/estate/a/conf.xml", true), ("/a", "/estate/b/a/conf.xml", false),
    ])
  func paths(pattern: String, path: String, expected: Bool) { #expect(excludes(pattern, path) == expected) }

  @Test("The folders of an entry follow those of its package")
  func entries() {
    #expect(excludes("L07", "/estate/a.tpkx", entry: "tile/L07/R0000C0000.bundle"))
    #expect(excludes("a.tpkx/tile/L07", "/estate/a.tpkx", entry: "tile/L07/R0000C0000.bundle"))
    #expect(!excludes("L08", "/estate/a.tpkx", entry: "tile/L07/R0000C0000.bundle"))
  }

  @Test("No patterns, and empty ones, exclude nothing", arguments: ["", "/", "./", "."])
  func empty(pattern: String) {
    #expect(!excludes(pattern, "/estate/a"))
    #expect(!PathExclusion().excludes("/estate/a"))
  }

  @Test("A name of many characters and a pattern of many stars take no long time")
  func hostile() {
    let name = String(repeating: "a", count: 255)
    #expect(!excludes(String(repeating: "a*", count: 200) + "b", "/estate/\(name)"))
  }

  @Test("A folder is the same by a symbolic link")
  func links() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write("", "real/old/conf.xml")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "real")
    let exclusion = PathExclusion(["old/conf.xml"], in: FilePath(folder.path("link")))
    #expect(exclusion.excludes(FilePath(folder.path("real/old/conf.xml"))))
  }
}
