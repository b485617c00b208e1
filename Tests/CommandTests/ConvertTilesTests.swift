import Foundation
import TestSupport
import Testing

/// The tiles of a cache or package, read by Python instead of our own code: `level/row/column` and a checksum of the bytes.
func tiles(_ path: String) throws -> [String: String] {
  let run = try Python.run(
    String(contentsOf: TestFiles.root.appending(path: "Tests/CommandTests/read_tiles.py"), encoding: .utf8), [path],
    importing: ["hashlib", "sqlite3", "zipfile"])
  guard run.status == 0 else { throw Unreadable(message: run.errors) }
  return try JSONDecoder().decode([String: String].self, from: run.output)
}

struct Unreadable: Error { let message: String }

/// Every real cache and package with tiles.
let realCaches = [
  "packages/Usa.tpkx", "packages/wgs84.tpkx", "packages/alt_root_name.tpk", "packages/states_filled.tpk",
  "packages/nonstandard_zoom_levels.tpk", "packages/geotools_sample_v1.tpk", "packages/geotools_sample_v2.tpkx",
  "caches/esri-compact-v2", "caches/geowebcache-compact-v1",
  "caches/geowebcache-compact-v2",
]

/// The formats that a cache can be converted to, each with a name for the result.
let targets = [("legacy", "out"), ("ready-to-serve", "out"), ("exploded", "out"), ("tpkx", "out.tpkx")]

/// All formats, including MBTiles, which only Web Mercator caches can be converted to.
let everyTarget = targets + [("mbtiles", "out.mbtiles")]

@Suite("convert, with tiles")
struct ConvertTilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A cache with three formats of tiles, a missing tile and a second bundle.
  private static var mixture: [SmallCache.Place: Data] {
    get throws {
      var tiles = try SmallCache.world
      tiles[.init(2, 1, 1)] = nil
      tiles[.init(1, 0, 0)] = try SmallCache.tile("png32.png")
      tiles[.init(2, 130, 5)] = try SmallCache.tile("png32.png")
      return tiles
    }
  }

  @Test(
    "Every storage format is converted to every other and back, with the same tiles",
    arguments: SmallCache.Storage.allCases, targets)
  func pairs(storage: SmallCache.Storage, target: (form: String, name: String)) throws {
    let cache = try SmallCache(Self.mixture, storage: storage, format: "MIXED")
    let before = try tiles(cache.path)
    #expect(before.count == 21)
    let there = try CommandRun.tilescheme("convert", cache.path, folder.path(target.name), "--to", target.form)
    #expect(there.status == 0, "\(there.errors)")
    #expect(try tiles(folder.path(target.name)) == before)
    let verified = try Verification(folder.path(target.name))
    #expect(verified.status == 0, "\(verified.found)")
    let back = try CommandRun.tilescheme("convert", folder.path(target.name), folder.path("back"), "--to", "legacy")
    #expect(back.status == 0, "\(back.errors)")
    #expect(try tiles(folder.path("back")) == before)
  }

  @Test("If no tile is selected, nothing is written", arguments: [["--levels", "7"], ["--extent=3e7,3e7,4e7,4e7"]])
  func nothingChosen(options: [String]) throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme(["convert", cache.path, folder.path("a.tpkx")] + options)
    #expect(run.status == 3 && run.errors.contains("no tiles in these levels"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("If the conversion could not start, --resume is not suggested")
  func noPlace() throws {
    let cache = try SmallCache(SmallCache.world)
    for (form, name) in everyTarget {
      let run = try CommandRun.tilescheme("convert", cache.path, folder.path("nowhere/\(name)"), "--to", form)
      #expect(run.status == 3 && run.errors.contains("no such file or directory"), "\(run.errors)")
      #expect(!run.errors.contains("--resume"), "\(run.errors)")
    }
  }

  @Test(
    "--resume reports if there is nothing to resume, and keeps the unfinished output of another conversion",
    arguments: everyTarget)
  func nothingToContinue(target: (form: String, name: String)) throws {
    let cache = try SmallCache(SmallCache.world)
    let arguments = ["convert", cache.path, folder.path(target.name), "--to", target.form]
    let first = try CommandRun.tilescheme(arguments + ["--resume"])
    #expect(first.status == 0)
    #expect(first.errors.contains("found no unfinished output to resume; starting over"), "\(first.errors)")
    let other = ".\(target.name).tilescheme-0.partial"
    _ = try folder.write("half", other)
    let second = try CommandRun.tilescheme(arguments + ["--resume", "--overwrite"])
    #expect(second.status == 0 && second.errors.contains(other), "\(second.errors)")
    #expect(folder.names == [other, target.name])
    #expect(try CommandRun.tilescheme(arguments + ["--overwrite"]).status == 0)
    #expect(folder.names == [target.name])
  }

  @Test("An exploded cache has folders only for rows with a tile")
  func rows() throws {
    let tile = try SmallCache.tile("tile.jpg")
    let cache = try SmallCache([.init(7, 2, 5): tile, .init(7, 90, 5): tile], finestLevel: 7)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a"), "--to", "exploded")
    #expect(run.status == 0, "\(run.errors)")
    let level = folder.path("a/_alllayers/L07")
    #expect(try FileManager.default.contentsOfDirectory(atPath: level).sorted() == ["R00000002", "R0000005a"])
  }

  @Test("The same input gives the same bytes with one job and with several")
  func deterministic() throws {
    let cache = try SmallCache(Self.mixture, format: "MIXED")
    for (name, jobs) in [("a.tpkx", "1"), ("b.tpkx", "8")] {
      #expect(try CommandRun.tilescheme("convert", cache.path, folder.path(name), "--jobs", jobs).status == 0)
    }
    #expect(try folder.bytes("a.tpkx") == folder.bytes("b.tpkx"))
  }

  @Test("Levels and an extent select tiles, and the result states the selection")
  func part() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme(
      "convert", cache.path, folder.path("out"), "--to", "ready-to-serve", "--levels", "1-2", "--extent",
      "0,0,10018754.1713935,20037508.342787")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Set(tiles(folder.path("out")).keys) == ["1/0/1", "2/0/2", "2/1/2"])
    let root = try object(folder.bytes("out/root.json"))
    #expect(root["minLOD"] as? Int == 1)
    #expect(root["maxLOD"] as? Int == 2)
    let extent = try #require(root["fullExtent"] as? [String: Any])
    #expect(extent["xmin"] as? Double == 0)
    #expect(extent["ymax"] as? Double == 20_037_508)
    #expect(root["minScale"] as? Double == 295_828_763.79577702)
    #expect(root["maxScale"] as? Double == 147_914_381.89788899)
    #expect(try Verification(folder.path("out")).found.allSatisfy { $0.severity == "info" })
    // The same for a package converted to a package, where root.json is edited instead of written again.
    let again = try CommandRun.tilescheme("convert", folder.path("out"), folder.path("a.tpkx"), "--levels", "1")
    #expect(again.status == 0, "\(again.errors)")
    let shown = try object(CommandRun.tilescheme("show", folder.path("a.tpkx"), "--format", "json").output)
    #expect(shown["maxLOD"] as? Int == 1)
    #expect(try Verification(folder.path("a.tpkx")).found.allSatisfy { $0.severity == "info" })
  }

  @Test("The result states how its tiles are stored", arguments: targets)
  func storage(target: (form: String, name: String)) throws {
    let cache = try SmallCache(SmallCache.world, storage: .compactV1)
    let out = folder.path(target.name)
    #expect(try CommandRun.tilescheme("convert", cache.path, out, "--to", target.form).status == 0)
    let shown = try object(CommandRun.tilescheme("show", out, "--format", "json").output)
    let storage = try #require(shown["storage"] as? [String: Any])
    #expect(
      storage["format"] as? String
        == (target.form == "exploded" ? "esriMapCacheStorageModeExploded" : "esriMapCacheStorageModeCompactV2"))
  }

  @Test("MIXED is declared if both JPEG and PNG tiles are found", arguments: targets)
  func mixed(target: (form: String, name: String)) throws {
    let cache = try SmallCache(Self.mixture, format: "JPEG")
    let out = folder.path(target.name)
    let run = try CommandRun.tilescheme("convert", cache.path, out, "--to", target.form)
    #expect(run.status == 0 && run.errors.contains("MIXED"), "\(run.errors)")
    let shown = try object(CommandRun.tilescheme("show", out, "--format", "json").output)
    #expect((shown["image"] as? [String: Any])?["format"] as? String == "MIXED")
  }

  @Test("A damaged tile is copied and reported; only --strict makes it a failure")
  func damaged() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 3, 1)] = try SmallCache.tile("tile.jpg").prefix(900)
    let cache = try SmallCache(tiles)
    let lax = try CommandRun.tilescheme("convert", cache.path, folder.path("a"), "--to", "legacy")
    #expect(lax.status == 0)
    #expect(lax.errors.contains("damaged: level 2, row 3, column 1: the image is truncated"), "\(lax.errors)")
    #expect(try CommandTests.tiles(folder.path("a")) == CommandTests.tiles(cache.path))
    let strict = try CommandRun.tilescheme("convert", cache.path, folder.path("b"), "--to", "legacy", "--strict")
    #expect(strict.status == 1)
  }

  @Test("An existing cache is replaced only with --overwrite; anything else is never replaced")
  func overwrite() throws {
    let cache = try SmallCache(SmallCache.world)
    let arguments = ["convert", cache.path, folder.path("out"), "--to", "legacy"]
    #expect(try CommandRun.tilescheme(arguments).status == 0)
    #expect(try CommandRun.tilescheme(arguments).status == 3)
    #expect(try CommandRun.tilescheme(arguments + ["--overwrite", "--levels", "0"]).status == 0)
    #expect(try tiles(folder.path("out")).count == 1)
    _ = try folder.write("mine", "out/letter.txt")
    #expect(try CommandRun.tilescheme(arguments + ["--overwrite"]).status == 3)
    #expect(try CommandRun.tilescheme("convert", cache.path, cache.path, "--to", "legacy", "--overwrite").status == 3)
    #expect(try tiles(cache.path).count == 21)
    #expect(folder.names == ["out"])
  }

  @Test("--dry-run reports what would be done, and writes nothing")
  func dryRun() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), "--dry-run")
    #expect(run.status == 0)
    #expect(run.errors.contains("21 tiles"))
    #expect(folder.names.isEmpty)
  }

  @Test("--dry-run writes no scheme, and options about tiles are refused for an input without tiles")
  func withoutTiles() throws {
    let cache = try SmallCache(SmallCache.world)
    let file = cache.file("conf.xml").path
    let dry = try CommandRun.tilescheme("convert", file, folder.path("root.json"), "--dry-run")
    #expect(dry.status == 0 && dry.errors.contains("nothing is written"), "\(dry.errors)")
    for options in [["--levels", "1"], ["--resume"], ["--area", "a.geojson"], ["--renumber", "arcgis-online"]] {
      #expect(
        try CommandRun.tilescheme(["convert", file, folder.path("root.json")] + options).status == 2, "\(options)")
    }
    let layout = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), "--layout", "xyz")
    #expect(layout.status == 2 && layout.errors.contains("--scheme"), "\(layout.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("With --scheme-only, or for a scheme file, only the scheme is converted")
  func schemeOnly() throws {
    let cache = try SmallCache(SmallCache.world)
    let out = folder.path("out")
    #expect(
      try CommandRun.tilescheme("convert", cache.path, out, "--to", "ready-to-serve", "--scheme-only").status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        == ["iteminfo.json", "root.json", "thumbnail.png"])
    let file = cache.file("conf.xml").path
    #expect(try CommandRun.tilescheme("convert", file, folder.path("root.json")).status == 0)
    #expect(try CommandRun.tilescheme("convert", file, folder.path("a.tpkx")).status == 2)
  }

  @Test("--into adds tiles to a cache made by create")
  func intoCreated() throws {
    let cache = try SmallCache(SmallCache.world)
    let made = try CommandRun.tilescheme(
      "create", folder.url.path, "--name", "a", "--extent", "-20037508,-20037508,20037508,20037508", "--crs", "3857",
      "--predefined", "arcgis-online", "--levels", "0-2", "--tile-format", "JPEG", "--ready-to-serve")
    #expect(made.status == 0, "\(made.errors)")
    let target = folder.path("a/Layers")
    let run = try CommandRun.tilescheme("convert", cache.path, target, "--into")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try tiles(target) == tiles(cache.path))
    #expect(try Verification(target).status == 0)
  }

  @Test("--into keeps existing tiles, and replaces those that the source has too")
  func intoExisting() throws {
    let old = try SmallCache(SmallCache.world)
    var changed = try SmallCache.world.filter { $0.key.level == 2 && $0.key.row == 0 }
    for place in changed.keys { changed[place] = try SmallCache.tile("tile.jpg") + Data([0]) }
    let new = try SmallCache(changed)
    let before = try tiles(old.path)
    let added = try tiles(new.path)
    #expect(try CommandRun.tilescheme("convert", new.path, old.path, "--into").status == 0)
    #expect(try tiles(old.path) == before.merging(added) { $1 })
  }

  @Test("--into refuses another grid or tile format")
  func intoRefused() throws {
    let old = try SmallCache(SmallCache.world)
    let png = try SmallCache(SmallCache.world(SmallCache.tile("png8.png")), format: "PNG8")
    let before = try tiles(old.path)
    #expect(try CommandRun.tilescheme("convert", png.path, old.path, "--into").status == 3)
    let moved = try SmallCache(SmallCache.world)
    try moved.change(moved.file("conf.xml")) { data in
      data = Data(
        String(decoding: data, as: UTF8.self).replacing("<X>-20037508.342787001<", with: "<X>-20000000<").utf8)
    }
    let run = try CommandRun.tilescheme("convert", moved.path, old.path, "--into")
    #expect(run.status == 3 && run.errors.contains("pixels apart"), "\(run.errors)")
    #expect(try tiles(old.path) == before)
  }

  @Test("--renumber gives levels the numbers of ArcGIS Online, and refuses another grid")
  func renumber() throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.file("conf.xml")) { data in
      var text = String(decoding: data, as: UTF8.self)
      // The levels 1 and 2 of the world, with the numbers 0 and 1.
      text = text.replacing(
        "<LODInfo xsi:type='typens:LODInfo'><LevelID>0</LevelID><Scale>591657527.591555</Scale><Resolution>156543.03392800014</Resolution></LODInfo>",
        with: "")
      text = text.replacing("<LevelID>1<", with: "<LevelID>0<").replacing("<LevelID>2<", with: "<LevelID>1<")
      data = Data(text.utf8)
    }
    let layers = cache.file("_alllayers")
    try FileManager.default.removeItem(at: layers.appending(path: "L00"))
    try FileManager.default.moveItem(at: layers.appending(path: "L01"), to: layers.appending(path: "L00"))
    try FileManager.default.moveItem(at: layers.appending(path: "L02"), to: layers.appending(path: "L01"))
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), "--renumber", "arcgis-online")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try Set(tiles(folder.path("a.tpkx")).keys)
        == Set(SmallCache.world.keys.filter { $0.level > 0 }.map { "\($0.level)/\($0.row)/\($0.column)" }))
    try cache.change(cache.file("conf.xml")) { data in
      data = Data(String(decoding: data, as: UTF8.self).replacing("<Y>20037508.342787001<", with: "<Y>20137700<").utf8)
    }
    #expect(
      try CommandRun.tilescheme("convert", cache.path, folder.path("b.tpkx"), "--renumber", "arcgis-online").status == 3
    )
    #expect(folder.names == ["a.tpkx"])
  }

  @Test("Folders of images are converted to a cache, with rows or columns first", arguments: ["row-column", "xyz"])
  func folders(layout: String) throws {
    let cache = try SmallCache(SmallCache.world)
    for (place, tile) in try SmallCache.world {
      let (outer, inner) = layout == "xyz" ? (place.column, place.row) : (place.row, place.column)
      let file = folder.url.appending(path: "images/\(place.level)/\(outer)/\(inner).jpg")
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try (place == .init(2, 1, 3) ? SmallCache.tile("png32.png") : tile).write(to: file)
    }
    let run = try CommandRun.tilescheme(
      "convert", folder.path("images"), folder.path("a.tpkx"), "--scheme", cache.path, "--layout", layout)
    #expect(run.status == 0, "\(run.errors)")
    let found = try tiles(folder.path("a.tpkx"))
    let before = try tiles(cache.path)
    #expect(found.count == 21)
    #expect(found.filter { before[$0.key] != $0.value }.map(\.key) == ["2/1/3"])
  }

  @Test(
    "--area selects the tiles that a polygon touches, in degrees or in the coordinate system of the scheme",
    arguments: [false, true])
  func area(isMercator: Bool) throws {
    let cache = try SmallCache(SmallCache.world)
    // From the centre of the map to the northeast.
    let ring = isMercator ? "[[1,1],[9000000,1],[9000000,9000000],[1,1]]" : "[[0.1,0.1],[80,0.1],[80,60],[0.1,0.1]]"
    let system = isMercator ? #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"# : ""
    let file = try folder.write(
      #"{"type":"FeatureCollection",\#(system)"features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}]}"#,
      "area.geojson")
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"), "--area", file)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Set(tiles(folder.path("a.tpkx")).keys) == ["0/0/0", "1/0/1", "2/1/2"])
    let none = try folder.write(#"{"type":"FeatureCollection","features":[]}"#, "none.geojson")
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path("b.tpkx"), "--area", none).status == 3)
  }

  @Test("Packages pass the tests of unzip and Python")
  func packages() throws {
    let cache = try SmallCache(Self.mixture, format: "MIXED")
    let package = folder.path("a.tpkx")
    #expect(try CommandRun.tilescheme("convert", cache.path, package).status == 0)
    #expect(try CommandRun("unzip", ["-tq", package]).status == 0)
    let run = try Python.run(
      "import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.namelist())", [package])
    #expect(run.status == 0)
    #expect(
      run.text.hasPrefix("['iteminfo.json', 'root.json', 'thumbnail.png', 'tile/L00/R0000C0000.bundle'"), "\(run.text)")
  }
}
