import Foundation
import TestSupport
import Testing

@Suite("convert, real caches", .enabled(if: TestFiles.corpus != nil))
struct ConvertCorpusTests {
  @Test("Every real cache becomes every other form with the same tiles, and back", arguments: realCaches, targets)
  func pairs(name: String, target: (form: String, name: String)) throws {
    let path = try #require(TestFiles.corpus?.appending(path: name).path)
    let folder = try TemporaryDirectory()
    let before = try tiles(path)
    let there = try CommandRun.tilescheme("convert", path, folder.path(target.name), "--to", target.form)
    #expect(there.status == 0, "\(there.errors)")
    #expect(try tiles(folder.path(target.name)) == before)
    let errors = try Verification(folder.path(target.name)).found.filter { $0.severity == "error" }
    #expect(errors.map(\.rule) == (name.contains("Usa") ? ["IMG003", "IMG003"] : []), "\(errors)")
    let back = try CommandRun.tilescheme("convert", folder.path(target.name), folder.path("back.tpkx"))
    #expect(back.status == 0, "\(back.errors)")
    #expect(try tiles(folder.path("back.tpkx")) == before)
  }

  @Test(
    "Every real cache of Web Mercator becomes MBTiles, whatever its levels are called, and a package again",
    arguments: realCaches.filter { !$0.contains("wgs84") })
  func databases(name: String) throws {
    let path = try #require(TestFiles.corpus?.appending(path: name).path)
    let folder = try TemporaryDirectory()
    let there = try CommandRun.tilescheme("convert", path, folder.path("a.mbtiles"))
    #expect(there.status == 0, "\(there.errors)")
    let found = try tiles(folder.path("a.mbtiles"))
    #expect(try found.values.sorted() == tiles(path).values.sorted())
    // ArcGIS Server packed this one with its third level called 0 (`Reference/packages.md#entries-of-a-tpk`).
    if name.contains("nonstandard") { #expect(Set(found.keys.map { $0.prefix(1) }) == ["2", "3", "4"]) }
    let back = try CommandRun.tilescheme("convert", folder.path("a.mbtiles"), folder.path("back.tpkx"))
    #expect(back.status == 0, "\(back.errors)")
    #expect(try tiles(folder.path("back.tpkx")) == found)
  }
}
