import Foundation
import TestSupport
import Testing

@Suite("convert, MBTiles")
struct ConvertMBTilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("MBTiles has the same tiles with rows from the south and complete metadata, and can be converted back")
  func database() throws {
    let cache = try SmallCache(SmallCache.world, storage: .compactV1)
    let out = folder.path("a.mbtiles")
    let run = try CommandRun.tilescheme("convert", cache.path, out)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try tiles(out) == tiles(cache.path))
    let script =
      "import sqlite3,sys,json; c=sqlite3.connect(sys.argv[1]); print(json.dumps(dict(c.execute('select name,value from metadata'))))"
    let metadata = try object(Python.run(script, [out]).output)
    #expect(metadata["name"] as? String == "cache")
    #expect(metadata["format"] as? String == "jpg")
    #expect(metadata["minzoom"] as? String == "0")
    #expect(metadata["maxzoom"] as? String == "2")
    let bounds = try #require(metadata["bounds"] as? String).split(separator: ",").compactMap { Double($0) }
    for (found, expected) in zip(bounds, [-180, -85.0511, 180, 85.0511]) { #expect(abs(found - expected) < 1e-4) }
    let back = try CommandRun.tilescheme("convert", out, folder.path("back.tpkx"))
    #expect(back.status == 0, "\(back.errors)")
    #expect(try tiles(folder.path("back.tpkx")) == tiles(cache.path))
    #expect(try Verification(folder.path("back.tpkx")).found.allSatisfy { $0.severity == "info" })
    #expect(folder.names == ["a.mbtiles", "back.tpkx"])
  }

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
    #expect(try Set(CommandTests.tiles(folder.path("a.mbtiles")).keys) == ["1/0/0", "1/0/1", "1/1/0", "1/1/1"])
  }

  @Test(
    "Another grid than Web Mercator’s is refused as MBTiles, with the reason", .needsCorpus)
  func refusedDatabase() throws {
    let path = try Corpus.file("packages/wgs84.tpkx").path
    let run = try CommandRun.tilescheme("convert", path, folder.path("a.mbtiles"))
    #expect(run.status == 3 && run.errors.contains("another coordinate system"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test(
    "Tiles are read from every kind of table: a view, one without row numbers, one with other columns first",
    arguments: [
      """
      CREATE TABLE map (zoom_level integer, tile_column integer, tile_row integer, tile_id text);
      CREATE TABLE images (tile_id text, tile_data blob);
      INSERT INTO images SELECT rowid, tile_data FROM old.tiles;
      INSERT INTO map SELECT zoom_level, tile_column, tile_row, rowid FROM old.tiles;
      CREATE UNIQUE INDEX a ON map (zoom_level, tile_column, tile_row);
      CREATE UNIQUE INDEX b ON images (tile_id);
      CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM map
      JOIN images ON images.tile_id = map.tile_id;
      """,
      """
      CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob,
      PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
      INSERT INTO tiles SELECT * FROM old.tiles;
      """,
      """
      CREATE TABLE tiles (id integer primary key, tile_data blob, tile_row integer, tile_column integer,
      zoom_level integer);
      INSERT INTO tiles SELECT 1000 - rowid, tile_data, tile_row, tile_column, zoom_level FROM old.tiles;
      """,
    ])
  func otherTables(schema: String) throws {
    let cache = try SmallCache(SmallCache.world)
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path("a.mbtiles")).status == 0)
    try rewrite(folder.path("a.mbtiles"), as: folder.path("b.mbtiles"), schema)
    let run = try CommandRun.tilescheme("convert", folder.path("b.mbtiles"), folder.path("b.tpkx"))
    #expect(run.status == 0, "\(run.errors)")
    #expect(try tiles(folder.path("b.tpkx")) == tiles(cache.path))
  }

  @Test("A large database without an index is read by its row numbers, and refused with a remedy if it has none")
  func noIndex() throws {
    let cache = try SmallCache(SmallCache.world)
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path("a.mbtiles")).status == 0)
    let filling = "CREATE TABLE filling AS SELECT zeroblob(17000000);"
    let table = "CREATE TABLE tiles AS SELECT * FROM old.tiles;"
    try rewrite(folder.path("a.mbtiles"), as: folder.path("table.mbtiles"), table + filling)
    #expect(try CommandRun.tilescheme("convert", folder.path("table.mbtiles"), folder.path("a.tpkx")).status == 0)
    #expect(try tiles(folder.path("a.tpkx")) == tiles(cache.path))
    let view = "CREATE TABLE t AS SELECT * FROM old.tiles; CREATE VIEW tiles AS SELECT * FROM t;"
    try rewrite(folder.path("a.mbtiles"), as: folder.path("view.mbtiles"), view + filling)
    let run = try CommandRun.tilescheme("convert", folder.path("view.mbtiles"), folder.path("b.tpkx"))
    #expect(run.status == 3 && run.errors.contains("CREATE UNIQUE INDEX"), "\(run.errors)")
  }

  /// A copy of a database with the same metadata, and with its tiles in other tables.
  private func rewrite(_ path: String, as other: String, _ schema: String) throws {
    let script = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[2])
      c.execute('ATTACH ? AS old', (sys.argv[1],))
      c.executescript('CREATE TABLE metadata AS SELECT * FROM old.metadata;' + sys.argv[3])
      """
    let run = try Python.run(script, [path, other, schema])
    #expect(run.status == 0, "\(run.errors)")
  }
}
