import Foundation
import TestSupport
import Testing

@Suite("convert --to folders")
struct ConvertFolderTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("--to folders without --layout is refused with the names of the layouts")
  func noLayout() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("out"), "--to", "folders")
    #expect(run.status == 2 && run.errors.contains("row-column, xyz, tms, arcgis"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("Options about the names of folders without effect are refused")
  func noEffect() throws {
    let cache = try SmallCache(SmallCache.world)
    for option in ["--layout", "--input-layout"] {
      let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), option, "xyz")
      #expect(run.status == 2 && run.errors.contains(option), "\(run.errors)")
    }
    #expect(folder.names.isEmpty)
  }

  @Test("Folders with a scheme become folders with other names")
  func renamed() throws {
    let cache = try SmallCache(SmallCache.world)
    let first = try CommandRun.tilescheme("convert", cache.path, folder.path("a"), "--to", "folders", "--layout", "tms")
    #expect(first.status == 0, "\(first.errors)")
    try FileManager.default.removeItem(atPath: folder.path("a/tilemapresource.xml"))
    let second = try CommandRun.tilescheme(
      "convert", folder.path("a"), folder.path("b"), "--scheme", "arcgis-online", "--input-layout", "tms", "--to",
      "folders", "--layout", "row-column")
    #expect(second.status == 0, "\(second.errors)")
    // The southern half of level 1 is row 0 in the first, and row 1 in the second.
    for (old, new) in [("a/1/0/0.jpg", "b/1/1/0.jpg"), ("a/2/3/1.jpg", "b/2/2/3.jpg")] {
      #expect(FileManager.default.contentsEqual(atPath: folder.path(old), andPath: folder.path(new)))
    }
  }

  @Test("--set chooses one table of a GeoPackage; without it convert names the tables and ends with 2, show lists them")
  func tables() throws {
    let cache = try SmallCache(SmallCache.world)
    let file = folder.path("a.gpkg")
    #expect(try CommandRun.tilescheme("convert", cache.path, file).status == 0)
    let program = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[1])
      c.executescript('''CREATE TABLE other AS SELECT * FROM cache WHERE zoom_level < 2;
      INSERT INTO gpkg_contents SELECT 'other', data_type, 'other', description, last_change, min_x, min_y, max_x, max_y,
      srs_id FROM gpkg_contents;
      INSERT INTO gpkg_tile_matrix_set SELECT 'other', srs_id, min_x, min_y, max_x, max_y FROM gpkg_tile_matrix_set;
      INSERT INTO gpkg_tile_matrix SELECT 'other', zoom_level, matrix_width, matrix_height, tile_width, tile_height,
      pixel_x_size, pixel_y_size FROM gpkg_tile_matrix;''')
      """
    #expect(try Python.run(program, [file], importing: ["sqlite3"]).status == 0)
    let refused = try CommandRun.tilescheme("convert", file, folder.path("b.tpkx"))
    #expect(refused.status == 2 && refused.errors.contains("cache, other"), "\(refused.status) \(refused.errors)")
    let listed = try CommandRun.tilescheme("show", file)
    #expect(listed.status == 0 && listed.text.contains("cache") && listed.text.contains("other"), "\(listed.text)")
    let run = try CommandRun.tilescheme("convert", file, folder.path("b.tpkx"), "--set", "other")
    #expect(run.status == 0 && run.errors.contains("copied: 5 tiles"), "\(run.errors)")
    #expect(try CommandRun.tilescheme("show", file, "--set", "other").status == 0)
    #expect(folder.names == ["a.gpkg", "b.tpkx"])
  }

  @Test("With --strict, a loss is listed, nothing is written, and the exit status is 1")
  func strict() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme(
      "convert", cache.path, folder.path("out"), "--to", "folders", "--layout", "xyz", "--strict")
    #expect(run.status == 1 && run.errors.contains("lost: "), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }
}
