import SystemPackage
import Testing

@testable import FileAccess

@Suite("The parts of a path")
struct PathNamesTests {
  @Test(
    "They are those that swift-system finds",
    arguments: [
      "", "/", "a", "/a", "a/b", "/a/b", "./a", ".", "..", "../..", "/..", "a/.", "a/..", "a.b", ".a", "..a", "a.",
      "a..",
      "a.b.c", "x/.hidden", "x/.hidden.xml", "x.y/z", "a b/ü.xml", "日本/表.json", "a//b", "a/b/", "//a", "/a/./b.xml",
      "...",
    ])
  func parts(text: String) {
    let path = FilePath(text)
    #expect(path.name == path.lastComponent?.string)
    #expect(path.baseName == path.stem)
    #expect(path.folder == path.removingLastComponent())
  }

  @Test("The bytes of a folder that are not UTF-8 are kept")
  func bytes() {
    let path = FilePath(platformString: [0x2F, -1, 0x2F, 0x61, 0])
    #expect(path.folder == path.removingLastComponent())
    #expect(path.folder != FilePath(path.folder.string))
    #expect(path.name == "a")
  }
}
