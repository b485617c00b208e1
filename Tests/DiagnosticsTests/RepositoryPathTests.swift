import Diagnostics
import Testing

@Suite("Paths in a repository")
struct RepositoryPathTests {
  private let paths = RepositoryPaths(workingDirectory: "/builds/gis/estate/caches", root: "/builds/gis/estate")

  @Test(
    "A path is relative to the top of the repository, however it was given",
    arguments: [
      "roads/conf.xml", "./roads/conf.xml", "../caches/roads/conf.xml", "roads/./old/../conf.xml",
      "/builds/gis/estate/caches/roads/conf.xml", "/builds/gis/estate/./caches//roads/conf.xml",
    ])
  func inside(path: String) {
    #expect(paths.path(of: path) == "caches/roads/conf.xml")
  }

  @Test(
    "A path outside of the repository is kept",
    arguments: [("/arcgiscache/conf.xml", "/arcgiscache/conf.xml"), ("../../other/conf.xml", "../../other/conf.xml")])
  func outside(path: String, expected: String) {
    #expect(paths.path(of: path) == expected)
  }
}
