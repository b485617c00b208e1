import Foundation
import JobSupport
import TestSupport
import Testing

@Suite("convert, with tiles")
struct ConvertTilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("If no tile is selected, nothing is written", arguments: [["--levels", "7"], ["--extent=3e7,3e7,4e7,4e7"]])
  func nothingChosen(options: [String]) throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme(["convert", cache.path, folder.path("a.tpkx")] + options)
    #expect(run.status == 3 && run.errors.contains("no tile is in the chosen levels"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("If the conversion could not start, --resume is not suggested")
  func noPlace() throws {
    let cache = try SmallCache(SmallCache.world)
    for (form, name) in Conversion.everyTarget {
      let run = try CommandRun.tilescheme("convert", cache.path, folder.path("nowhere/\(name)"), "--to", form)
      #expect(run.status == 3 && run.errors.contains("nowhere does not exist"), "\(run.errors)")
      #expect(!run.errors.contains("--resume"), "\(run.errors)")
    }
  }

  @Test(
    "--resume reports if there is nothing to resume, and keeps the unfinished output of another conversion",
    arguments: Conversion.everyTarget)
  func nothingToContinue(target: Conversion.Target) throws {
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

  @Test("Levels and an extent select tiles, and the result states the selection")
  func part() async throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme(
      "convert", cache.path, folder.path("out"), "--to", "ready-to-serve", "--levels", "1-2", "--extent",
      "0,0,10018754.1713935,20037508.342787")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Set(Python.tiles(of: folder.path("out")).keys) == ["1/0/1", "2/0/2", "2/1/2"])
    let root = try object(folder.bytes("out/root.json"))
    #expect(root["minLOD"] as? Int == 1)
    #expect(root["maxLOD"] as? Int == 2)
    let extent = try #require(root["fullExtent"] as? [String: Any])
    #expect(extent["xmin"] as? Double == 0)
    #expect(extent["ymax"] as? Double == 20_037_508)
    #expect(root["minScale"] as? Double == 295_828_763.79577702)
    #expect(root["maxScale"] as? Double == 147_914_381.89788899)
    #expect(try await Verification(folder.path("out")).found.allSatisfy { $0.severity == .info })
    // The same for a package converted to a package, where root.json is edited instead of written again.
    let again = try CommandRun.tilescheme("convert", folder.path("out"), folder.path("a.tpkx"), "--levels", "1")
    #expect(again.status == 0, "\(again.errors)")
    let shown = try object(CommandRun.tilescheme("show", folder.path("a.tpkx"), "--format", "json").output)
    #expect(shown["maxLOD"] as? Int == 1)
    #expect(try await Verification(folder.path("a.tpkx")).found.allSatisfy { $0.severity == .info })
  }

  @Test("A damaged tile is copied and reported; only --strict makes it a failure")
  func damaged() throws {
    var tiles = try SmallCache.world
    tiles[.init(2, 3, 1)] = try SmallCache.tile("tile.jpg").prefix(900)
    let cache = try SmallCache(tiles)
    let lax = try CommandRun.tilescheme("convert", cache.path, folder.path("a"), "--to", "legacy")
    #expect(lax.status == 0)
    #expect(lax.errors.contains("damaged: level 2, row 3, column 1: the image is truncated"), "\(lax.errors)")
    #expect(try Python.tiles(of: folder.path("a")) == Python.tiles(of: cache.path))
    let strict = try CommandRun.tilescheme("convert", cache.path, folder.path("b"), "--to", "legacy", "--strict")
    #expect(strict.status == 1)
  }

  @Test("A source with an unfinished build is named")
  func unfinishedBuild() throws {
    let cache = try SmallCache(SmallCache.world)
    try Data("{\"tilescheme\":\"build\",\"version\":1,\"base\":null,\"unfinished\":{}}\n".utf8)
      .write(to: cache.file(".tilescheme-build.json"))
    let folder = try TemporaryDirectory()
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("a.tpkx"))
    #expect(run.errors.contains("\(cache.path): a build in this cache was begun and is not finished"), "\(run.errors)")
  }

  @Test("An existing cache is replaced only with --overwrite; anything else is never replaced")
  func overwrite() throws {
    let cache = try SmallCache(SmallCache.world)
    let arguments = ["convert", cache.path, folder.path("out"), "--to", "legacy"]
    #expect(try CommandRun.tilescheme(arguments).status == 0)
    #expect(try CommandRun.tilescheme(arguments).status == 3)
    let dry = try CommandRun.tilescheme(arguments + ["--overwrite", "--dry-run"])
    let warning = "warning: \(arguments[2]) has 21 tiles, which would be replaced\n"
    #expect(dry.status == 0 && dry.errors.contains(warning), "\(dry.errors)")
    let replaced = try CommandRun.tilescheme(arguments + ["--overwrite", "--levels", "0"])
    #expect(replaced.status == 0 && replaced.errors.contains("out has 21 tiles, which are replaced\n"))
    #expect(try Python.tiles(of: folder.path("out")).count == 1)
    let fewer = try CommandRun.tilescheme(
      "convert", folder.path("out"), folder.path("out2"), "--to", "legacy", "--trim-levels")
    #expect(fewer.status == 0, "\(fewer.errors)")
    let changed = try CommandRun.tilescheme(
      "convert", cache.path, folder.path("out2"), "--to", "legacy", "--overwrite", "--dry-run")
    let change = "would be replaced; the new one has levels 0–2 instead of 0\n"
    #expect(changed.errors.contains(change), "\(changed.errors)")
    try FileManager.default.removeItem(atPath: folder.path("out2"))
    _ = try folder.write("mine", "out/letter.txt")
    #expect(try CommandRun.tilescheme(arguments + ["--overwrite"]).status == 3)
    #expect(try CommandRun.tilescheme("convert", cache.path, cache.path, "--to", "legacy", "--overwrite").status == 3)
    #expect(try Python.tiles(of: cache.path).count == 21)
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
  func intoCreated() async throws {
    let cache = try SmallCache(SmallCache.world)
    let made = try CommandRun.tilescheme(
      "create", folder.url.path, "--name", "a", "--extent", "-20037508,-20037508,20037508,20037508", "--crs", "3857",
      "--predefined", "arcgis-online", "--levels", "0-2", "--tile-format", "JPEG", "--ready-to-serve")
    #expect(made.status == 0, "\(made.errors)")
    let target = folder.path("a/Layers")
    let run = try CommandRun.tilescheme("convert", cache.path, target, "--into")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Python.tiles(of: target) == Python.tiles(of: cache.path))
    let count = try Python.tiles(of: target).count
    let notice = "notice: \(count) tiles are new in the cache, and 0 tiles take the place of one that it had"
    #expect(run.errors.contains(notice), "\(run.errors)")
    for dryRun in [["--dry-run"], []] {
      let again = try CommandRun.tilescheme(["convert", cache.path, target, "--into"] + dryRun)
      let replaced = "notice: 0 tiles are new in the cache, and \(count) tiles take the place of one that it had"
      #expect(again.errors.contains(replaced), "\(again.errors)")
    }
    #expect(try await !Verification(target).hasErrors)
  }

  @Test("--into refuses another grid or tile format")
  func intoRefused() throws {
    let old = try SmallCache(SmallCache.world)
    let png = try SmallCache(SmallCache.world(SmallCache.tile("png8.png")), format: "PNG8")
    let before = try Python.tiles(of: old.path)
    #expect(try CommandRun.tilescheme("convert", png.path, old.path, "--into").status == 3)
    let moved = try SmallCache(SmallCache.world)
    try moved.change(moved.file("conf.xml")) { data in
      data = Data(
        String(decoding: data, as: UTF8.self).replacing("<X>-20037508.342787001<", with: "<X>-20000000<").utf8)
    }
    let run = try CommandRun.tilescheme("convert", moved.path, old.path, "--into")
    #expect(run.status == 3 && run.errors.contains("pixels apart"), "\(run.errors)")
    #expect(try Python.tiles(of: old.path) == before)
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
      try Set(Python.tiles(of: folder.path("a.tpkx")).keys)
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
    let found = try Python.tiles(of: folder.path("a.tpkx"))
    let before = try Python.tiles(of: cache.path)
    #expect(found.count == 21)
    #expect(found.filter { before[$0.key] != $0.value }.map(\.key) == ["2/1/3"])
  }

  @Test("Folders of images get the name of their folder, and mistakes in --scheme and --layout have their advice")
  func folderMistakes() throws {
    for (place, tile) in try SmallCache.world {
      let file = folder.url.appending(path: "harbour/L0\(place.level)/\(place.row)/\(place.column).jpg")
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try tile.write(to: file)
    }
    let arguments = ["convert", folder.path("harbour"), folder.path("a.tpkx")]
    for (options, words) in [
      ([], "need a scheme; give it with --scheme"),
      (["--scheme", "arcgis-onlin"], "did you mean “arcgis-online”?"),
      (["--scheme", "arcgis-online", "--layout", "arcgis"], "L00/0/0.jpg fits the layout row-column; give it with"),
    ] {
      let run = try CommandRun.tilescheme(arguments + options)
      #expect(run.status == 3 && run.errors.contains(words), "\(run.errors)")
    }
    let run = try CommandRun.tilescheme(arguments + ["--scheme", "arcgis-online"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try CommandRun.tilescheme("show", folder.path("a.tpkx")).text.contains("name                harbour\n"))
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
    #expect(try Set(Python.tiles(of: folder.path("a.tpkx")).keys) == ["0/0/0", "1/0/1", "2/1/2"])
    let none = try folder.write(#"{"type":"FeatureCollection","features":[]}"#, "none.geojson")
    #expect(try CommandRun.tilescheme("convert", cache.path, folder.path("b.tpkx"), "--area", none).status == 3)
  }
}
