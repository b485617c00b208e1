import Foundation
import TestSupport
import Testing

@Suite("scales")
struct ScalesTests {
  private func run(_ cache: SmallCache, _ arguments: String...) throws -> CommandRun {
    try CommandRun.tilescheme(["scales", cache.path, "--no-config"] + arguments)
  }

  @Test("The levels before and after are printed on standard output, what was done on standard error")
  func table() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try run(cache, "--add", "1200000000,1:100000000", "--add", "50000000")
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.first == ["was", "level", "scale", "resolution", "change"])
    #expect(
      rows.dropFirst().map { Array($0.prefix(2)) } == [
        ["-", "0"], ["0", "1"], ["1", "2"], ["2", "3"], ["-", "4"], ["-", "5"],
      ])
    #expect(rows.dropFirst().map(\.last) == ["added", "renumbered", "renumbered", "renumbered", "added", "added"])
    #expect(run.errors.contains("moved: 3 folders of tiles"))
    #expect(run.errors.contains("notice: no tiles exist yet for 1:1200000000, 1:100000000, 1:50000000"))
  }

  @Test("Removing a level with tiles is wrong usage without --delete-tiles, and says what would be deleted")
  func deleteTiles() throws {
    let cache = try SmallCache(SmallCache.world)
    let refused = try run(cache, "--remove", "147914381.897889")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("nothing is changed, because removed levels have tiles"))
    #expect(refused.errors.contains("(level 2, 16 tiles); copy the cache, because deleted tiles do not come back"))
    let done = try run(cache, "--remove", "147914381.897889", "--delete-tiles")
    #expect(done.status == 0, "\(done.errors)")
    #expect(done.errors.contains("deleted: 16 tiles"))
    // The line of the undo is a command, so the remark is on its own line.
    #expect(done.errors.contains("notice: the deleted tiles do not come back\n"))
    #expect(
      done.errors.split(separator: "\n").contains { $0.hasPrefix("undo: tilescheme scales ") && !$0.contains("(") })
    #expect(done.text.contains("removed with 16 tiles"))
  }

  @Test("A dry run that is refused prints the levels first, and then the reason")
  func refusedDryRun() throws {
    let cache = try SmallCache(SmallCache.world)
    let refused = try run(cache, "--remove", "147914381.897889", "--dry-run")
    #expect(refused.status == 2)
    #expect(refused.text.contains("removed with 16 tiles"), "\(refused.text)")
    #expect(refused.errors.contains("error: nothing is changed, because removed levels have tiles"))
    #expect(!refused.errors.contains("(--dry-run)"), "\(refused.errors)")
  }

  @Test("An address, an unknown option and no option are wrong usage, and the message is about that")
  func wrongUsage() throws {
    let cache = try SmallCache(SmallCache.world)
    let address = "http://localhost/arcgis/rest/services/Roads/MapServer"
    for verb in [["scales", address, "--add", "500"], ["verify", address]] {
      let run = try CommandRun.tilescheme(verb)
      #expect(run.status == 2)
      #expect(run.errors.contains("\(address): is the address of a service"), "\(run.errors)")
    }
    let unknown = try run(cache, "--undo")
    #expect(unknown.status == 2 && unknown.errors.contains("Unknown option '--undo'"), "\(unknown.errors)")
    let none = try run(cache)
    #expect(none.status == 2 && none.errors.contains("give --add, --remove, --scales or --renumber"))
  }

  @Test(
    "Several scales after one option are all of them, where only that can be meant",
    arguments: [
      ["PATH", "--add", "1250", "500"], ["--add", "1250", "500", "PATH"], ["PATH", "--add", "1250,", "500", "--quiet"],
      ["--quiet", "PATH", "--add=1250", "--add", "1:500"], ["PATH", "--add", "1:1250", "500", "--renumber", "0"],
    ])
  func separateWords(words: [String]) throws {
    let path = sample("custom-scales/conf.xml")
    let run = try CommandRun.tilescheme(["scales", "--dry-run"] + words.map { $0 == "PATH" ? path : $0 })
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.filter { $0.last == "added" }.map { $0[2] } == ["1250", "500"])
  }

  @Test("Levels and words for scales that are removed can be separate words as well")
  func separateRemovals() throws {
    let run = try CommandRun.tilescheme(
      "scales", sample("custom-scales/conf.xml"), "--remove", "L00", "finest", "50000", "--dry-run")
    let rows = run.text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(rows.filter { $0.last == "removed" }.map { $0[2] } == ["1500000", "50000", "750"])
  }

  @Test(
    "Separate words that could be the path, or are no scales, are refused with the command to type",
    arguments: [["--add", "1250", "500"], ["PATH", "--add", "1250", "500x"]])
  func separateDoubt(words: [String]) throws {
    let path = sample("custom-scales/conf.xml")
    let run = try CommandRun.tilescheme(["scales"] + words.map { $0 == "PATH" ? path : $0 })
    #expect(run.status == 2)
    #expect(run.errors.contains("joined by commas: tilescheme scales CACHE --add 1250,500"), "\(run.errors)")
    #expect(!run.errors.contains("Unexpected argument"))
  }

  @Test("A file whose name is a number is the path")
  func numericPath() throws {
    let folder = try TemporaryDirectory()
    try FileManager.default.copyItem(
      at: TestFiles.sample("custom-scales/conf.xml"), to: URL(filePath: folder.path("500")))
    let run = try CommandRun.tilescheme(
      ["scales", "--add", "1250", "500", "--dry-run"], directory: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("added"))
  }

  @Test("Resolutions in the table have eight digits, with --digits full all of them", arguments: ["short", "full"])
  func digits(digits: String) throws {
    let run = try CommandRun.tilescheme(
      "scales", sample("custom-scales/conf.xml"), "--add", "500", "--dry-run", "--digits", digits)
    #expect(run.status == 0, "\(run.errors)")
    let row = try #require(run.text.split(separator: "\n").first { $0.contains(" 500 ") })
    // 500 × 0.0254 / 96 m for each pixel.
    #expect(row.split(separator: " ")[3] == (digits == "full" ? "0.13229193125052918" : "0.13229193"))
  }

  @Test("The JSON report agrees with its schema", .enabled(if: hasSchemaTools), .tags(.peer), arguments: [true, false])
  func json(isDryRun: Bool) throws {
    let cache = try SmallCache(SmallCache.world)
    let options = ["--add", "1200000000", "--remove", "295828763.795777", "--delete-tiles", "--format", "json"]
    let run = try CommandRun.tilescheme(
      ["scales", cache.path, "--no-config"] + options + (isDryRun ? ["--dry-run"] : []))
    #expect(run.status == 0, "\(run.errors)")
    let report = try object(run.output)
    #expect((report["levels"] as? [[String: Any]])?.map { $0["was"] as? Int } == [nil, 0, 2])
    #expect((report["removed"] as? [[String: Any]])?.map { $0["tiles"] as? Int } == [4])
    // Level 2 keeps its number, because one level is added above it and one removed.
    #expect((report["moved"] as? [[String: String]])?.map { $0["to"]?.suffix(3) } == ["L01"])
    #expect((report["written"] as? [String])?.isEmpty == isDryRun)
    #expect((report["undo"] as? String)?.hasPrefix("tilescheme scales ") == (isDryRun ? nil : true))
    let folder = try TemporaryDirectory()
    let path = try folder.write(run.text, "report.json")
    let check = try accepts(schema: "scales.schema.json", path)
    #expect(check.status == 0, "\(check.text)")
  }

  @Test("The last line is the command that undoes the change, and leads back to the same grid and the same folders")
  func undo() throws {
    let cache = try SmallCache(SmallCache.world, finestLevel: 4)
    let before = cache.folder.path("before.xml")
    try FileManager.default.copyItem(atPath: cache.file("conf.xml").path, toPath: before)
    let run = try run(cache, "--add", "1250", "--add", "500", "--remove", "36978595.474472")
    #expect(run.status == 0, "\(run.errors)")
    let line = try #require(run.errors.split(separator: "\n").first { $0.hasPrefix("undo: tilescheme scales ") })
    let words = line.dropFirst("undo: tilescheme ".count).split(separator: " ").map(String.init)
    let back = try CommandRun.tilescheme(words + ["--no-config"])
    #expect(back.status == 0, "\(line)\n\(back.errors)")
    let same = try CommandRun.tilescheme("compare", before, cache.file("conf.xml").path)
    #expect(same.text.hasPrefix("identical"), "\(same.text)")
    let folders = try FileManager.default.contentsOfDirectory(atPath: cache.file("_alllayers").path)
    #expect(Set(folders).isSuperset(of: ["L00", "L01", "L02"]) && !folders.contains("L05"))
  }

  @Test("With --quiet a change prints nothing, and a dry run its table only", arguments: [false, true])
  func quiet(isDryRun: Bool) throws {
    let cache = try SmallCache(SmallCache.world, finestLevel: 4)
    let options = ["--add", "1250", "--quiet"] + (isDryRun ? ["--dry-run"] : [])
    let run = try CommandRun.tilescheme(["scales", cache.path, "--no-config"] + options)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.text.isEmpty != isDryRun)
  }

  @Test("A conf.xml of ArcGIS has the same bytes after the change is undone")
  func undoneBytes() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("conf.xml")
    try FileManager.default.copyItem(at: TestFiles.sample("custom-scales/conf.xml"), to: URL(filePath: path))
    let before = try folder.bytes("conf.xml")
    let run = try CommandRun.tilescheme("scales", path, "--add", "200000", "--remove", "1500000", "--no-config")
    let line = try #require(run.errors.split(separator: "\n").first { $0.hasPrefix("undo: tilescheme scales ") })
    let words = line.dropFirst("undo: tilescheme ".count).split(separator: " ").map(String.init)
    #expect(words.dropFirst(2) == ["--add", "1500000@396.87579375158754", "--remove", "200000"])
    #expect(try CommandRun.tilescheme(words + ["--no-config"]).status == 0)
    #expect(try folder.bytes("conf.xml") == before)
  }

  @Test("The rows are in the order of the scales, removed levels at their place")
  func order() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try run(cache, "--add", "1000", "--remove", "591657527.591555", "--delete-tiles", "--dry-run")
    let scales = run.text.split(separator: "\n").dropFirst().compactMap { line in
      Double(line.split(separator: " ")[2])
    }
    #expect(scales.count == 4 && scales == scales.sorted(by: >))
  }

  @Test("A warning says that levels no longer line up with a built-in scheme, and which option keeps their numbers")
  func alignment() throws {
    let cache = try SmallCache(SmallCache.world)
    let added = try run(cache, "--add", "1250", "--dry-run")
    #expect(
      added.errors.contains("warning: 1:1250 is not a scale of arcgis-online")
        && added.errors.contains("its nearest scale is 1:1128.497176"), "\(added.errors)")
    let removed = try run(cache, "--remove", "591657527.591555", "--delete-tiles", "--dry-run")
    #expect(
      removed.errors.contains("was level 1 and is now level 0; in arcgis-online it is level 1")
        && removed.errors.contains("--renumber 1 keeps the numbers"),
      "\(removed.errors)")
    let kept = try run(
      cache, "--remove", "591657527.591555", "--delete-tiles", "--renumber", "1", "--dry-run")
    #expect(!kept.errors.contains("warning"), "\(kept.errors)")
    // A scale of the same scheme is what the base map has as well.
    let fitting = try run(cache, "--add", "73957190.948944", "--dry-run")
    #expect(!fitting.errors.contains("warning"), "\(fitting.errors)")
  }

  @Test("A level with tiles that gets another number is a warning, also in a scheme of its own")
  func renumberedTiles() throws {
    let cache = try SmallCache(SmallCache.world)
    try #require(try run(cache, "--add", "300000000").status == 0)
    let run = try run(cache, "--remove", "coarsest", "--delete-tiles", "--dry-run")
    #expect(
      run.errors.contains(
        "warning: scale 1:295828763.795777 was level 2 and is now level 1; 1 more level gets another number; clients"),
      "\(run.errors)")
    #expect(run.errors.contains("--renumber 1 keeps the numbers"), "\(run.errors)")
  }

  @Test("A cache with an unfinished build gets a warning")
  func unfinishedBuild() throws {
    let cache = try SmallCache(SmallCache.world)
    try Data("{\"tilescheme\":\"build\",\"version\":1,\"base\":null,\"unfinished\":{}}\n".utf8)
      .write(to: cache.file(".tilescheme-build.json"))
    let run = try run(cache, "--add", "1250", "--dry-run")
    #expect(run.errors.contains("warning: a build in this cache was begun and is not finished"), "\(run.errors)")
  }

  @Test("A rounded scale in a series of halves gets a warning with the exact scale")
  func nearStep() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("conf.xml")
    let made = try CommandRun.tilescheme(
      "generate", "--crs", "2193", "--extent", "1000000,4700000,2100000,6200000", "--scales",
      "3611.9909643;1805.99548215", "-o", path)
    #expect(made.status == 0, "\(made.errors)")
    let rounded = try CommandRun.tilescheme("scales", path, "--add", "903", "--dry-run")
    #expect(rounded.errors.contains("the exact scale is 902.997741"), "\(rounded.errors)")
    for scale in ["902.997741075", "1000"] {
      let fine = try CommandRun.tilescheme("scales", path, "--add", scale, "--dry-run")
      #expect(!fine.errors.contains("warning"), "\(fine.errors)")
    }
  }

  @Test("A package is refused with the command that makes a directory of it", arguments: ["tpkx", "mbtiles"])
  func package(suffix: String) throws {
    let cache = try SmallCache(SmallCache.world)
    let package = cache.folder.path("world.\(suffix)")
    #expect(try CommandRun.tilescheme("convert", cache.path, package).status == 0)
    let before = try Data(contentsOf: URL(filePath: package))
    let run = try CommandRun.tilescheme("scales", package, "--add", "500")
    #expect(run.status == 3)
    #expect(run.errors.contains("tilescheme convert \(package) CACHE --to ready-to-serve"))
    #expect(try Data(contentsOf: URL(filePath: package)) == before)
  }

  @Test(
    "Wrong usage is explained with the usage of the command",
    arguments: [
      [], ["--add", "x"], ["--add", "500", "--scales", "500"], ["--remove", ""], ["--add", "500,500"],
      ["--renumber", "x"], ["--config", "a", "--no-config", "--add", "5"],
    ])
  func usage(arguments: [String]) throws {
    let run = try CommandRun.tilescheme(["scales", sample("custom-scales/conf.xml")] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains("Usage: tilescheme scales"))
    #expect(run.output.isEmpty)
  }

  @Test("A list that changes nothing is said to be so, and exits with 0")
  func unchanged() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try run(cache, "--renumber", "0")
    #expect(run.status == 0)
    #expect(run.errors.contains("unchanged: "))
    #expect(run.output.isEmpty)
  }

  @Test("A path that does not exist, and a scheme with errors, exit with 3")
  func unreadable() throws {
    #expect(try CommandRun.tilescheme("scales", "/nowhere", "--add", "5").status == 3)
    let broken = try CommandRun.tilescheme("scales", sample("broken/missing-origin.xml"), "--add", "5")
    #expect(broken.status == 3)
    #expect(broken.errors.contains("TileOrigin"))
  }

  @Test("A real cache keeps its tiles: verify finds the same ones at the new level")
  func corpus() throws {
    let source = try Corpus.file("caches/esri-compact-v2").path
    let folder = try TemporaryDirectory()
    let cache = folder.path("cache")
    try FileManager.default.copyItem(atPath: source, toPath: cache)
    let before = try contents(cache)
    let run = try CommandRun.tilescheme("scales", cache, "--add", "1200000000", "--no-config")
    #expect(run.status == 0, "\(run.errors)")
    let after = try contents(cache)
    let bundles = before.filter { $0.key.hasSuffix(".bundle") }
    #expect(!bundles.isEmpty)
    for (path, bytes) in bundles {
      let level = try #require(path.firstMatch(of: /L(\d\d)/).flatMap { Int($0.1) })
      let moved = path.replacing(String(format: "L%02d", level), with: String(format: "L%02d", level + 1))
      #expect(after[moved] == bytes)
    }
  }
}
