import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("Converting to MBTiles and from it")
struct MBTilesConversionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("The metadata have all entries of MBTiles 1.3, with the version as a number")
  func metadata() async throws {
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: folder.path("ready"), as: "ready-to-serve")
    let file = folder.url.appending(path: "ready/iteminfo.json")
    var item = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    item["accessInformation"] = "© Lantern Bay"
    try JSONSerialization.data(withJSONObject: item).write(to: file)
    try await Conversion.run(folder.path("ready"), to: folder.path("m.mbtiles"))
    let program =
      "import json, sqlite3, sys; print(json.dumps(dict(sqlite3.connect(sys.argv[1]).execute('SELECT * FROM metadata'))))"
    let run = try Python.run(program, [folder.path("m.mbtiles")], importing: ["sqlite3"])
    let found = try JSONDecoder().decode([String: String].self, from: run.output)
    #expect(found["version"] == "1" && found["type"] == "baselayer" && found["format"] == "jpg")
    #expect(found["attribution"] == "© Lantern Bay")
    #expect(found["minzoom"] == "0" && found["maxzoom"] == "2")
    let bounds = (found["bounds"] ?? "").split(separator: ",").compactMap { Double($0) }
    #expect(bounds.count == 4 && bounds[0] < bounds[2] && bounds[1] < bounds[3] && bounds[3] < 85.06)
    #expect((found["center"] ?? "").split(separator: ",").count == 3)
  }

  @Test("MBTiles has the same tiles with rows from the south and complete metadata, and can be converted back")
  func database() async throws {
    let cache = try SmallCache(SmallCache.world, storage: .compactV1)
    let out = folder.path("a.mbtiles")
    try await Conversion.run(cache.path, to: out)
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
    let script =
      "import sqlite3,sys,json; c=sqlite3.connect(sys.argv[1]); print(json.dumps(dict(c.execute('select name,value from metadata'))))"
    let metadata = try JSONDecoder().decode([String: String].self, from: Python.run(script, [out]).output)
    #expect(metadata["name"] == "cache")
    #expect(metadata["format"] == "jpg")
    #expect(metadata["minzoom"] == "0")
    #expect(metadata["maxzoom"] == "2")
    let bounds = try #require(metadata["bounds"]).split(separator: ",").compactMap { Double($0) }
    for (found, expected) in zip(bounds, [-180, -85.0511, 180, 85.0511]) { #expect(abs(found - expected) < 1e-4) }
    try await Conversion.run(out, to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == Python.tiles(of: cache.path))
    #expect(try await Verification(folder.path("back.tpkx")).found.allSatisfy { $0.severity == .info })
    #expect(folder.names == ["a.mbtiles", "back.tpkx"])
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
  func otherTables(schema: String) async throws {
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: folder.path("a.mbtiles"))
    try MBTilesFile.rewrite(folder.path("a.mbtiles"), as: folder.path("b.mbtiles"), schema)
    try await Conversion.run(folder.path("b.mbtiles"), to: folder.path("b.tpkx"))
    #expect(try Python.tiles(of: folder.path("b.tpkx")) == Python.tiles(of: cache.path))
  }
}
