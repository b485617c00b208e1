import CacheOpening
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("A path without a cache finds the cache that was probably meant")
struct SimilarCacheTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    for path in ["parcels/conf.xml", "Base_Bay/Layers/conf.xml", "imagery/root.json", "notes/readme.txt", "map.tpkx"] {
      let file = folder.url.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data("{}".utf8).write(to: file)
    }
  }

  private func similar(to name: String) -> String? {
    let root = folder.url.path
    return SimilarCache.path(for: FilePath("\(root)/\(name)"))?.string.replacing("\(root)/", with: "")
  }

  @Test(
    "The name may differ by a typing error, in any folder of the path",
    arguments: [
      ("parcel", "parcels"), ("Parcels", "parcels"), ("pracels", "parcels"), ("Base_Bya/Layers", "Base_Bay/Layers"),
      ("Base_Bay/Layer", "Base_Bay/Layers"), ("imagry", "imagery"), ("mop.tpkx", "map.tpkx"),
    ])
  func found(name: String, expected: String) throws {
    // On a file system that ignores the letter case, the path exists.
    try #require(!FileManager.default.fileExists(atPath: folder.path(name)))
    #expect(similar(to: name) == expected)
  }

  @Test(
    "Another name, a name with another number, a folder without a cache and a cache itself find nothing",
    arguments: ["roads", "parcels2", "parcels_new", "note", "parcels", "map.mbtiles", "nowhere/else"])
  func notFound(name: String) { #expect(similar(to: name) == nil) }
}
