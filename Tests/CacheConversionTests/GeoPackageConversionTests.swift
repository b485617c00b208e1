import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

@Suite("Converting to GeoPackage and from it")
struct GeoPackageConversionTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// The world in JPEG with levels of New Zealand's scales: each is 2 or 2.5 times the one before.
  private func irregularCache() throws -> SmallCache {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.file("conf.xml")) { data in
      let text = String(decoding: data, as: UTF8.self)
        .replacing("<Scale>295828763.79577702</Scale>", with: "<Scale>236663011.0366</Scale>")
        .replacing("<Resolution>78271.516963999937</Resolution>", with: "<Resolution>62617.2135712</Resolution>")
        .replacing("<Scale>147914381.89788899</Scale>", with: "<Scale>118331505.5183</Scale>")
        .replacing("<Resolution>39135.758482000092</Resolution>", with: "<Resolution>31308.6067856</Resolution>")
      data = Data(text.utf8)
    }
    return cache
  }

  /// The rows of queries, by Python's SQLite.
  private func rows(_ path: String, _ query: String) throws -> [[Double]] {
    let program =
      "import sqlite3, sys, json; print(json.dumps([list(r) for r in sqlite3.connect(sys.argv[1]).execute(sys.argv[2])]))"
    return try JSONDecoder().decode(
      [[Double]].self, from: Python.run(program, [path, query], importing: ["sqlite3"]).output)
  }

  @Test("A regular cache keeps levels, rows and bytes, and every level ends at the extent")
  func regular() async throws {
    let cache = try SmallCache(SmallCache.world, storage: .compactV1)
    let out = folder.path("a.gpkg")
    try await Conversion.run(cache.path, to: out)
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
    let matrices = try rows(out, "SELECT zoom_level, matrix_width, matrix_height FROM gpkg_tile_matrix ORDER BY 1")
    #expect(matrices == [[0, 1, 1], [1, 2, 2], [2, 4, 4]])
    #expect(try rows(out, "SELECT count(*) FROM gpkg_extensions") == [[0]])
    #expect(try rows(out, "PRAGMA application_id") == [[Double(0x4750_4B47)]])
    #expect(try rows(out, "SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1") == [[-1], [0], [3857], [4326]])
    try await Conversion.run(out, to: folder.path("back.tpkx"))
    #expect(try Python.tiles(of: folder.path("back.tpkx")) == Python.tiles(of: cache.path))
    #expect(try await Verification(out).found.allSatisfy { $0.severity == .info })
    try await Conversion.run(cache.path, to: folder.path("b.gpkg"))
    #expect(try Data(contentsOf: URL(filePath: out)) == Data(contentsOf: URL(filePath: folder.path("b.gpkg"))))
    #expect(folder.names == ["a.gpkg", "b.gpkg", "back.tpkx"])
  }

  @Test("Irregular scales get an extent that is a whole number of tiles at every level, and gpkg_zoom_other")
  func irregular() async throws {
    let cache = try irregularCache()
    let out = folder.path("a.gpkg")
    try await Conversion.run(cache.path, to: out)
    let sizes = try rows(
      out,
      """
      SELECT matrix_width * tile_width * pixel_x_size / (max_x - min_x), matrix_height * tile_height * pixel_y_size /
      (max_y - min_y) FROM gpkg_tile_matrix, gpkg_tile_matrix_set
      """)
    #expect(sizes.count == 3 && sizes.joined().allSatisfy { abs($0 - 1) < 1e-9 }, "\(sizes)")
    // The tile spans have the ratios 5, 2 and 1.
    let widths = try rows(out, "SELECT matrix_width FROM gpkg_tile_matrix ORDER BY zoom_level").joined()
    #expect(Array(widths) == [2, 5, 10])
    #expect(try rows(out, "SELECT count(*) FROM gpkg_extensions WHERE extension_name = 'gpkg_zoom_other'") == [[1]])
    #expect(!(try await Verification(out).rules.contains { $0.hasPrefix("GPK") }))
    #expect(try Python.tiles(of: out) == Python.tiles(of: cache.path))
  }

  @Test(
    "Damage to the tables is found by its rule",
    arguments: [
      ("GPK001", "UPDATE gpkg_tile_matrix_set SET max_x = max_x + 1000"),
      ("GPK002", "DELETE FROM gpkg_extensions"),
      ("GPK003", "UPDATE gpkg_tile_matrix SET matrix_width = 3 WHERE zoom_level = 2"),
      ("GPK003", "UPDATE gpkg_tile_matrix SET matrix_height = 3 WHERE zoom_level = 2"),
      ("GPK004", "UPDATE gpkg_contents SET srs_id = 4326"),
      ("GPK004", "DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 3857"),
    ])
  func damage(rule: String, statement: String) async throws {
    let out = folder.path("a.gpkg")
    let cache = try irregularCache()
    try await Conversion.run(cache.path, to: out)
    let program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    #expect(try Python.run(program, [out, statement], importing: ["sqlite3"]).status == 0)
    let rules = try await Verification(out).rules
    #expect(rules.contains(rule), "\(rules)")
  }

  @Test(
    "A GeoPackage whose tiles have no place in a cache is refused with the reason",
    arguments: [
      ("contains no tiles", "DELETE FROM gpkg_contents"),
      ("no extent", "DELETE FROM gpkg_tile_matrix_set"),
      ("no extent", "UPDATE gpkg_tile_matrix_set SET max_x = 9e999"),
      ("are not square", "UPDATE gpkg_tile_matrix SET pixel_x_size = pixel_x_size * 2"),
      ("not positive", "UPDATE gpkg_tile_matrix SET pixel_x_size = -1, pixel_y_size = -1"),
      ("different sizes", "UPDATE gpkg_tile_matrix SET tile_width = 512 WHERE zoom_level = 1"),
      ("no row for it", "DELETE FROM gpkg_tile_matrix WHERE zoom_level = 2"),
      ("does not exist", "DROP TABLE cache"),
    ])
  func refused(words: String, statement: String) async throws {
    let out = folder.path("a.gpkg")
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: out)
    let program = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    #expect(try Python.run(program, [out, statement], importing: ["sqlite3"]).status == 0)
    let error = #expect(throws: OpeningError.self) { try CacheOpener.open(FilePath(out)) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  /// A file with the tables of two caches: one with the whole world, and one without its last level.
  private func twoTables() async throws -> (path: String, first: SmallCache) {
    let out = folder.path("a.gpkg")
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: out)
    let program = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[1])
      c.executescript('''CREATE TABLE "other maps" AS SELECT * FROM cache WHERE zoom_level < 2;
      INSERT INTO gpkg_contents SELECT 'other maps', data_type, 'other', description, last_change, min_x, min_y, max_x,
      max_y, srs_id FROM gpkg_contents;
      INSERT INTO gpkg_tile_matrix_set SELECT 'other maps', srs_id, min_x, min_y, max_x, max_y FROM gpkg_tile_matrix_set;
      INSERT INTO gpkg_tile_matrix SELECT 'other maps', zoom_level, matrix_width, matrix_height, tile_width, tile_height,
      pixel_x_size, pixel_y_size FROM gpkg_tile_matrix;''')
      """
    let run = try Python.run(program, [out], importing: ["sqlite3"])
    #expect(run.status == 0, "\(run.errors)")
    return (out, cache)
  }

  @Test("One of several tables of tiles is chosen by its name behind a #")
  func chosenTable() async throws {
    let (path, cache) = try await twoTables()
    try await Conversion.run("\(path)#cache", to: folder.path("first.tpkx"))
    #expect(try Python.tiles(of: folder.path("first.tpkx")) == Python.tiles(of: cache.path))
    try await Conversion.run("\(path)#other maps", to: folder.path("second.tpkx"))
    #expect(try Python.tiles(of: folder.path("second.tpkx")).count == 5)
    #expect(try SchemeOpener.open(FilePath("\(path)#other maps")).model.name == "other")
    #expect(try await Verification("\(path)#cache").found.allSatisfy { $0.severity == .info })
    #expect(try TileSizeCalibration(FilePath("\(path)#other maps")).tiles == 5)
  }

  @Test("Without a name, or with a wrong one, the tables are listed", arguments: ["", "#nowhere", "#Cache"])
  func unchosenTable(name: String) async throws {
    let (path, _) = try await twoTables()
    let error = #expect(throws: OpeningError.self) { try CacheOpener.open(FilePath("\(path)\(name)")) }
    #expect(error?.isAboutChoice == true)
    #expect(error?.message.contains("cache, other maps") == true, "\(error?.message ?? "")")
  }

  @Test("A table is not replaced by its own conversion")
  func chosenTableIsInput() async throws {
    let (path, _) = try await twoTables()
    let error = await #expect(throws: ConversionError.self) {
      try await Conversion.run("\(path)#cache", to: path, as: "geopackage") {
        $0.result = .new(GeoPackageStore(), existing: .replaced, leftovers: .removed)
      }
    }
    #expect(error?.message.description.contains("is also the input") == true)
  }

  @Test("Credits that the store cannot hold are listed once")
  func credits() async throws {
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: folder.path("ready"), as: "ready-to-serve")
    let file = folder.url.appending(path: "ready/iteminfo.json")
    var item = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    item["accessInformation"] = "© Lantern Bay"
    try JSONSerialization.data(withJSONObject: item).write(to: file)
    let report = try await Conversion.run(folder.path("ready"), to: folder.path("c.gpkg"))
    #expect(report.lost.filter { $0.contains("© Lantern Bay") }.count == 1, "\(report.lost)")
  }

  @Test("A view that never ends is stopped, and triggers are never run")
  func hostile() async throws {
    let out = folder.path("a.gpkg")
    let cache = try SmallCache(SmallCache.world)
    try await Conversion.run(cache.path, to: out)
    let program = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[1])
      c.executescript('''ALTER TABLE cache RENAME TO own;
      CREATE VIEW cache AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n)
      SELECT i AS id, 3 AS zoom_level, i % 8 AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM n;
      CREATE TRIGGER t AFTER INSERT ON own BEGIN DELETE FROM own; END;''')
      """
    let run = try Python.run(program, [out], importing: ["sqlite3"])
    #expect(run.status == 0, "\(run.errors)")
    let error = #expect(throws: OpeningError.self) { try CacheOpener.open(FilePath(out)) }
    #expect(error?.message.contains("may be endless") == true, "\(error?.message ?? "")")
  }
}
