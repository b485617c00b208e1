import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("convert, MBTiles")
struct ConvertMBTilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("The zoom level of MBTiles follows from the resolution, and tiles outside the square are reported as lost")
  func zooms() throws {
    var tiles = try SmallCache.world.filter { $0.key.level == 1 }
    tiles[.init(1, 2, 0)] = try SmallCache.tile("tile.jpg")
    let cache = try SmallCache(tiles)
    try cache.change(cache.file("conf.xml")) { data in
      let text = String(decoding: data, as: UTF8.self)
      data = Data(text.replacing("<LevelID>0<", with: "<LevelID>9<").replacing("<LevelID>1<", with: "<LevelID>0<").utf8)
    }
    let layers = cache.file("_alllayers")
    try FileManager.default.moveItem(at: layers.appending(path: "L01"), to: layers.appending(path: "L00"))
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.mbtiles"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("lost: 1 tile beyond the square"), "\(run.errors)")
    #expect(try Set(Python.tiles(of: folder.path("a.mbtiles")).keys) == ["1/0/0", "1/0/1", "1/1/0", "1/1/1"])
  }

  @Test(
    "Another grid than Web Mercator’s is refused as MBTiles, with the reason", .needsCorpus)
  func refusedDatabase() throws {
    let path = try Corpus.file("packages/wgs84.tpkx").path
    let run = try CommandRun.tilescheme("convert", path, folder.path("a.mbtiles"))
    #expect(run.status == 3 && run.errors.contains("GCS_WGS_1984"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("A large database without an index is read by its row numbers, and refused with a remedy if it has none")
  func noIndex() async throws {
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: folder.path("a.mbtiles"))
    let filling = "CREATE TABLE filling AS SELECT zeroblob(17000000);"
    let table = "CREATE TABLE tiles AS SELECT * FROM old.tiles;"
    try MBTilesFile.rewrite(folder.path("a.mbtiles"), as: folder.path("table.mbtiles"), table + filling)
    #expect(try CommandRun.tilescheme("convert", folder.path("table.mbtiles"), folder.path("a.tpkx")).status == 0)
    #expect(try Python.tiles(of: folder.path("a.tpkx")) == Python.tiles(of: cache.path))
    let view = "CREATE TABLE t AS SELECT * FROM old.tiles; CREATE VIEW tiles AS SELECT * FROM t;"
    try MBTilesFile.rewrite(folder.path("a.mbtiles"), as: folder.path("view.mbtiles"), view + filling)
    let run = try CommandRun.tilescheme("convert", folder.path("view.mbtiles"), folder.path("b.tpkx"))
    #expect(run.status == 3 && run.errors.contains("CREATE UNIQUE INDEX"), "\(run.errors)")
  }
}
