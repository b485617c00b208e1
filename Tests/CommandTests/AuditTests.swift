import Foundation
import TestSupport
import Testing

@Suite("audit")
struct AuditTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private var estate: String { folder.path("estate") }

  private func audit(_ arguments: String...) throws -> CommandRun {
    // The page has the day on which it was made.
    try CommandRun.tilescheme(
      ["audit", estate, "--no-config"] + arguments, environment: ["SOURCE_DATE_EPOCH": "1795766400"])
  }

  private func add(_ name: String, _ change: (SmallCache) throws -> Void = { _ in }) throws {
    let cache = try SmallCache(SmallCache.world)
    try change(cache)
    let place = URL(filePath: "\(estate)/\(name)")
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: cache.url, to: place)
  }

  private func addSample(_ sample: String, as name: String) throws {
    let place = URL(filePath: "\(estate)/\(name)")
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: TestFiles.sample(sample), to: place)
    // An empty folder for the tiles, as a new cache has.
    let tiles = place.deletingLastPathComponent().appending(path: "_alllayers")
    try FileManager.default.createDirectory(at: tiles, withIntermediateDirectories: true)
  }

  private func damage(_ cache: SmallCache) throws {
    try cache.change(cache.bundle(0)) { $0[131_136 + 4] ^= 0xFF }
  }

  // MARK: Exit statuses

  @Test("An estate without errors exits with 0, also if a cache does not line up with the base map")
  func fine() throws {
    try add("a")
    try addSample("national-grid-nz/conf.xml", as: "n/conf.xml")
    let run = try audit()
    #expect(run.status == 0, "\(run.text)\(run.errors)")
    #expect(run.errors.isEmpty)
  }

  @Test("An error in a cache, and a cache that cannot be read, exit with 1", arguments: [true, false])
  func errors(isDamaged: Bool) throws {
    try add("a") { if isDamaged { try damage($0) } }
    if !isDamaged { _ = try folder.write("no package", "estate/x.tpk") }
    #expect(try audit().status == 1)
    #expect(try audit("--fail-on", "never").status == 0)
  }

  @Test("A directory without caches, a path that does not exist and a file exit with 3")
  func nothing() throws {
    _ = try folder.write("x", "estate/readme.txt")
    let empty = try audit()
    #expect(empty.status == 3 && empty.text.isEmpty)
    #expect(empty.errors.contains("contains no cache"))
    #expect(try CommandRun.tilescheme("audit", folder.path("nowhere")).status == 3)
    #expect(try CommandRun.tilescheme("audit", folder.path("estate/readme.txt")).status == 3)
  }

  @Test(
    "Wrong usage exits with 2",
    arguments: [["--jobs", "0"], ["--format", "yaml"], ["--report", "-"], ["--fail-on", "x"]])
  func usage(arguments: [String]) throws {
    try add("a")
    #expect(try CommandRun.tilescheme(["audit", estate] + arguments).status == 2)
  }

  @Test("A base map that does not exist exits with 3, and similar names are suggested")
  func unknownBase() throws {
    try add("a")
    let run = try audit("--basemap", "arcgis-onlin")
    #expect(run.status == 3)
    #expect(run.errors.contains("arcgis-online"))
  }

  // MARK: Text, CSV, JSON

  @Test("The text has a line for each cache, the worst first, then the families and the totals")
  func text() throws {
    try add("fine")
    try add("bad", damage)
    try addSample("comments-and-unknown/conf.xml", as: "five/conf.xml")
    _ = try folder.write("no package", "estate/x.tpk")
    let run = try CommandRun.tilescheme(["audit", estate, "--no-config"], environment: ["COLUMNS": "500"])
    let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let heading = lines[0].split(whereSeparator: \.isWhitespace)
    #expect(heading.prefix(5) == ["work", "path", "on", "arcgis-online", "findings"])
    // As wide as “no tiles yet”, which the scheme without tiles has.
    #expect(lines[1].hasPrefix("unreadable    \(estate)/x.tpk"))
    #expect(lines[2].hasPrefix("errors        \(estate)/bad"))
    // The finding of verify counts like those of lint.
    #expect(lines[2].contains("  1 error "))
    #expect(lines.contains { $0.contains("/five") && $0.contains("renumbered by +5") })
    #expect(lines.contains { $0.hasPrefix("family") })
    #expect(lines.dropLast().last?.hasPrefix("4 caches: 1 unreadable, 1 with errors") == true)
  }

  @Test("Each cache that needs work has its reason and the next command, which a shell reads as it is")
  func toDo() throws {
    try add("fine")
    try add("my roads", damage)
    try addSample("national-grid-nz/conf.xml", as: "n/conf.xml")
    try addSample("national-grid-nz/conf.cdi", as: "n/conf.cdi")
    let run = try audit()
    #expect(run.text.contains("\nwhat needs work, the most urgent first"), "\(run.text)")
    #expect(run.text.contains("\nerrors: \(estate)/my roads\n  IMG007: "), "\(run.text)")
    #expect(
      run.text.contains(
        "\n  tilescheme convert SOURCE '\(estate)/my roads' --into --levels 0\n  tilescheme verify '\(estate)/my roads'\n"
      ),
      "\(run.text)")
    #expect(run.text.contains("\n  tilescheme build \(estate)/n-new --like \(estate)/n --from RASTER\n"), "\(run.text)")
    #expect(!run.text.contains("tilescheme verify \(estate)/fine"))
  }

  @Test("A cache that does not line up gets the command that compares it with the base map")
  func misaligned() throws {
    try add("a")
    let text = try audit("--basemap", "wgs84-v2").text
    #expect(text.contains("\n  tilescheme compare wgs84-v2 \(estate)/a\n"), "\(text)")
  }

  @Test("A cache that does not line up has the same advice in the list, the CSV and the page, once")
  func adviceOnAlignment() throws {
    try add("a")
    let page = folder.path("a.html")
    let text = try audit("--basemap", "wgs84-v2", "--report", page).text.replacing("\n  ", with: " ")
    let advice = "uild a new cache with the scheme of wgs84-v2, here from a raster; or show this one on a base map"
    #expect(text.contains("b\(advice)"), "\(text)")
    #expect(text.contains("tilescheme build NEW --predefined wgs84-v2 --from RASTER"), "\(text)")
    #expect(try audit("--basemap", "wgs84-v2", "--format", "csv").text.contains("b\(advice)"))
    let html = try String(contentsOf: URL(filePath: page), encoding: .utf8)
    #expect(html.contains("B\(advice)") && !html.contains("What to do:</span>"))
  }

  @Test("A package or database with a wrong suffix has the command that renames it, to a name that nothing has")
  func renamed() throws {
    try add("cache")
    for name in ["a.tpkx", "b.gpkg"] {
      #expect(try CommandRun.tilescheme("convert", "\(estate)/cache", "\(estate)/\(name)", "-q").status == 0)
    }
    try FileManager.default.moveItem(atPath: "\(estate)/a.tpkx", toPath: "\(estate)/a.tpk")
    try FileManager.default.copyItem(atPath: "\(estate)/b.gpkg", toPath: "\(estate)/b.mbtiles")
    let run = try audit()
    #expect(run.text.contains("\n  mv \(estate)/a.tpk \(estate)/a.tpkx\n"), "\(run.text)")
    #expect(run.text.contains("\n  mv \(estate)/b.mbtiles \(estate)/b-renamed.gpkg\n"), "\(run.text)")
    #expect(run.text.contains("this is a GeoPackage by its content, but has the suffix .mbtiles;"))
  }

  @Test("Tiles without a scheme have the commands that give them one")
  func orphans() throws {
    let files = ["a/_alllayers/L00/R0000C0000.bundle", "b/L00/R0000C0000.bundle", "c/3/1/2.png", "d/L03/1/2.png"]
    for file in files {
      _ = try folder.write("x", "estate/\(file)")
    }
    let run = try audit()
    #expect(run.status == 1)
    #expect(run.text.contains("\n  cp BACKUP/conf.xml BACKUP/conf.cdi \(estate)/a\n"), "\(run.text)")
    #expect(run.text.contains("\n  mv \(estate)/b/L00 \(estate)/b/_alllayers\n"), "\(run.text)")
    // Web maps have plain numbers and the column first, ArcGIS has L03 and the row first.
    for (name, layout) in [("c", "xyz"), ("d", "row-column")] {
      let convert = "\n  tilescheme convert \(estate)/\(name) NEW.tpkx --scheme SCHEME --layout \(layout)\n"
      #expect(run.text.contains(convert + "  tilescheme serve NEW.tpkx\n"), "\(run.text)")
    }
  }

  @Test("A file leads to lint and verify")
  func file() throws {
    let path = try folder.write("x", "estate/a b.tpkx")
    let run = try CommandRun.tilescheme("audit", path)
    #expect(run.status == 3 && run.errors.contains("tilescheme lint '\(path)'"), "\(run.errors)")
  }

  @Test("show, lint and verify name a stopped build of a path where nothing is, with the command that continues it")
  func stoppedElsewhere() throws {
    _ = try folder.write(
      """
      {"tilescheme":"build","version":1,"base":null,"unfinished":{"mode":"RECREATE_EMPTY_TILES","selection":"",\
      "identity":{"rasters":[{"path":"/data/a.tif","bytes":1,"modified":"1.0","description":"d","files":"f"}],\
      "options":{},"optionsOfNew":{}},"parameters":[{"name":"from","value":"/data/a.tif"}]}}

      """, "estate/.map.tpkx.tilescheme-abc.partial/.tilescheme-build.json")
    let path = "\(estate)/map.tpkx"
    for verb in ["show", "lint", "verify"] {
      let run = try CommandRun.tilescheme(verb, path)
      #expect(run.status == 3)
      #expect(
        run.errors.contains("; if no run is at work, continue it with: tilescheme build \(path) --from /data/a.tif\n"),
        "\(run.errors)")
    }
  }

  @Test("The page has the commands of the list, each of them")
  func samePage() throws {
    try add("my roads", damage)
    try addSample("web-mercator-legacy/conf.xml", as: "new/conf.xml")
    try addSample("national-grid-nz/conf.xml", as: "n/conf.xml")
    _ = try folder.write("no package", "estate/x.tpk")
    let page = folder.path("a.html")
    let run = try audit("--report", page)
    let commands = run.text.split(separator: "\n").filter { $0.hasPrefix("  tilescheme ") }
    #expect(commands.count >= 5, "\(run.text)")
    let html = try String(contentsOf: URL(filePath: page), encoding: .utf8)
    for command in commands {
      let text = command.dropFirst(2).replacing("'", with: "&#39;")
      #expect(html.contains("<li><code>\(text)</code></li>"), "\(command)")
    }
  }

  @Test("A new package whose build was stopped is in the list, the CSV and the JSON, with the command to continue it")
  func stoppedNewBuild() throws {
    try add("fine")
    let output = ".map.tpkx.tilescheme-abc.partial"
    _ = try folder.write(
      """
      {"tilescheme":"build","version":1,"base":null,"unfinished":{"mode":"RECREATE_EMPTY_TILES","selection":"",\
      "identity":{"rasters":[{"path":"/data/a.tif","bytes":1,"modified":"1.0","description":"d","files":"f"}],\
      "options":{},"optionsOfNew":{}},"parameters":[{"name":"from","value":"/data/a.tif"},\
      {"name":"predefined","value":"arcgis-online"},{"name":"allow-nonstandard","value":""}]}}

      """, "estate/\(output)/.tilescheme-build.json")
    let run = try audit()
    #expect(run.status == 0)
    let command =
      "tilescheme build \(estate)/map.tpkx --from /data/a.tif --predefined arcgis-online --allow-nonstandard"
    #expect(run.text.contains("\nunfinished build: \(estate)/map.tpkx\n"), "\(run.text)")
    #expect(run.text.contains("\n  \(command)\n"), "\(run.text)")
    #expect(run.text.contains("2 caches: 1 with an unfinished build, 1 fine;"), "\(run.text)")
    #expect(!run.errors.contains("unfinished result"), "\(run.errors)")
    #expect(try audit("--fail-on", "warning").status == 1)
    #expect(try audit("--format", "csv").text.contains("\(command)\r\n"))
    let json = try audit("--format", "json")
    let file = try folder.write(json.text, "audit.json")
    if hasSchemaTools { #expect(try accepts(schema: "audit.schema.json", file).status == 0) }
    let cache = try #require((try object(json.output)["caches"] as? [[String: Any]])?.first)
    #expect(cache["work"] as? String == "unfinishedBuild" && cache["path"] as? String == "\(estate)/map.tpkx")
  }

  @Test("A record without parameters, as earlier versions have written it, gives words instead of a wrong command")
  func stoppedOlderBuild() throws {
    _ = try folder.write(
      """
      {"tilescheme":"build","version":1,"base":null,"unfinished":{"mode":"RECREATE_EMPTY_TILES","selection":"",\
      "identity":{"rasters":[{"path":"/data/a.tif","bytes":1,"modified":"1.0","description":"d","files":"f"}],\
      "options":{},"optionsOfNew":{}}}}

      """, "estate/.map.tpkx.tilescheme-abc.partial/.tilescheme-build.json")
    let text = try audit().text.replacing("\n  ", with: " ")
    #expect(text.contains("run the same build command again to continue it, or delete \(estate)/.map.tpkx"), "\(text)")
    #expect(!text.contains("tilescheme build"), "\(text)")
  }

  @Test("A cache whose build was stopped has the command that continues it, and its CSV and JSON name the build")
  func stoppedBuild() throws {
    try add("a b") { cache in
      try Data(
        """
        {"tilescheme":"build","version":1,"base":null,"unfinished":{"mode":"RECREATE_ALL_TILES","selection":"",\
        "identity":{"rasters":[{"path":"/data/a.tif","bytes":1,"modified":"1.0","description":"d","files":"f"}],\
        "options":{},"optionsOfNew":{}}}}

        """.utf8
      ).write(to: cache.file(".tilescheme-build.json"))
    }
    let run = try audit()
    #expect(run.status == 0)
    #expect(
      run.text.contains(
        "\n  tilescheme build '\(estate)/a b' --from /data/a.tif --update-mode RECREATE_ALL_TILES\n"), "\(run.text)")
    #expect(run.text.contains("1 cache: 1 with an unfinished build;"), "\(run.text)")
    #expect(try audit("--fail-on", "warning").status == 1)
    let csv = try audit("--format", "csv").text
    #expect(csv.contains("; unfinished build,") && csv.contains(",unfinished build,"), "\(csv)")
    let json = try object(try audit("--format", "json").output)
    let cache = try #require((json["caches"] as? [[String: Any]])?.first)
    #expect(cache["work"] as? String == "unfinishedBuild")
    #expect((cache["unfinishedBuild"] as? String)?.contains("/data/a.tif") == true)
  }

  @Test("The command that continues a stopped build has the levels, the extent and the other options of the build")
  func stoppedPart() throws {
    try add("a") { cache in
      try Data(
        """
        {"tilescheme":"build","version":1,"base":null,"unfinished":{"mode":"RECREATE_EMPTY_TILES",\
        "selection":"levels 3,4","identity":{"rasters":[{"path":"/data/a.tif","bytes":1,"modified":"1.0",\
        "description":"d","files":"f"}],"options":{},"optionsOfNew":{}},"parameters":[\
        {"name":"from","value":"/data/a.tif"},{"name":"stretch","value":"0.0,255.0"},\
        {"name":"levels","value":"3,4"},{"name":"extent","value":"-1,2,3,4"}]}}

        """.utf8
      ).write(to: cache.file(".tilescheme-build.json"))
    }
    let text = try audit().text
    #expect(
      text.contains(
        "\n  tilescheme build \(estate)/a --from /data/a.tif --stretch 0.0,255.0 --levels 3,4 --extent -1,2,3,4\n"),
      "\(text)")
  }

  @Test("A scheme without a folder of tiles has no tiles yet, and has the command that makes them")
  func noTilesYet() throws {
    try addSample("web-mercator-legacy/conf.xml", as: "new/conf.xml")
    try addSample("web-mercator-legacy/conf.cdi", as: "new/conf.cdi")
    try FileManager.default.removeItem(atPath: "\(estate)/new/_alllayers")
    let run = try audit()
    #expect(run.text.contains("\nno tiles yet: \(estate)/new\n  has a scheme, but not a single tile\n"), "\(run.text)")
    #expect(run.status == 0 && !run.text.contains("1 error"), "\(run.text)")
    #expect(try audit("--fail-on", "warning").status == 1)
    #expect(run.text.contains("\n  tilescheme build \(estate)/new --from RASTER\n"), "\(run.text)")
    #expect(run.text.contains("1 cache: 1 without tiles;"), "\(run.text)")
  }

  @Test("A cache without tiles that states another storage than Compact V2 gets the command for a new cache like it")
  func noTilesOfOtherStorage() throws {
    try addSample("national-grid-nz/conf.xml", as: "old/conf.xml")
    try addSample("national-grid-nz/conf.cdi", as: "old/conf.cdi")
    try FileManager.default.removeItem(atPath: "\(estate)/old/_alllayers")
    let run = try audit()
    let build = "\n  tilescheme build \(estate)/old-new --like \(estate)/old --from RASTER\n"
    #expect(run.text.contains(build), "\(run.text)")
    #expect(run.text.contains("\n  mv \(estate)/old \(estate)/old-old\n  mv \(estate)/old-new \(estate)/old\n"))
  }

  @Test("A cache without conf.cdi and a database without a format get a copy, which takes the place of the old one")
  func completed() throws {
    try add("a.b") { try FileManager.default.removeItem(at: $0.file("conf.cdi")) }
    let first = try audit()
    let commands = [
      "tilescheme convert \(estate)/a.b \(estate)/a.b-new --to legacy", "mv \(estate)/a.b \(estate)/a.b-old",
      "mv \(estate)/a.b-new \(estate)/a.b",
    ]
    #expect(first.text.contains(commands.map { "\n  \($0)" }.joined() + "\n"), "\(first.text)")
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      let run =
        words[0] == "mv"
        ? try CommandRun("mv", Array(words.dropFirst())) : try CommandRun.tilescheme(Array(words.dropFirst()))
      #expect(run.status == 0, "\(run.errors)")
    }
    #expect(try CommandRun.tilescheme("lint", "\(estate)/a.b", "--select", "DOC014", "--fail-on", "info").status == 0)
    // The old one has the finding still, and a name for the next copy that nothing has.
    let second = try audit().text
    #expect(second.contains("\n  mv \(estate)/a.b-old \(estate)/a.b-old-old\n"), "\(second)")
  }

  @Test("A rule without a known repair is explained by its command")
  func explained() throws {
    try add("a") { try Data().write(to: $0.file("_alllayers/L01/R0000C0000.bundle.lock")) }
    let run = try audit()
    #expect(run.text.contains("\n  tilescheme explain STO005\n  tilescheme verify \(estate)/a\n"), "\(run.text)")
  }

  @Test("What a stopped run has left is in the summary also with -q, and a lock is not a second result")
  func leftovers() throws {
    try add("a")
    let name = ".map.tpkx.tilescheme-abc.partial"
    _ = try folder.write("x", "estate/\(name)/x")
    _ = try folder.write("", "estate/.\(name).tilescheme-lock")
    #expect(try audit("-q").text.contains("1 unfinished result of stopped runs"))
    let notice = try audit().errors
    let result = "\(estate)/map.tpkx (\(estate)/\(name))"
    #expect(notice.contains("1 unfinished result or temporary file of tilescheme: \(result)"), "\(notice)")
  }

  @Test("At most twenty caches are listed with their commands, and the rest is counted")
  func longToDo() throws {
    for number in 10..<33 { _ = try folder.write("no package", "estate/p\(number).tpk") }
    let text = try audit().text
    #expect(text.components(separatedBy: "\n  tilescheme lint ").count == 21)
    #expect(text.contains("3 more caches not listed here"))
  }

  @Test("The explanation of renumbered levels has the number of the table", arguments: [80, 500])
  func legend(columns: Int) throws {
    try addSample("comments-and-unknown/conf.xml", as: "five/conf.xml")
    let run = try CommandRun.tilescheme(["audit", estate, "--no-config"], environment: ["COLUMNS": "\(columns)"])
    let text = run.text.replacing("\n", with: " ")
    let meaning = "+5: add 5 to a level of the cache to get that of arcgis-online; optional, for clients that"
    #expect(text.contains(meaning), "\(run.text)")
    #expect(text.contains("tilescheme convert CACHE COPY --renumber arcgis-online"), "\(run.text)")
  }

  @Test("The CSV has the documented columns in their order, and Python reads it")
  func csv() throws {
    try add("a, \"quoted\"")
    try addSample("comments-and-unknown/conf.xml", as: "five/conf.xml")
    _ = try folder.write("no package", "estate/x.tpk")
    let run = try audit("--format", "csv")
    let read = try Python.run(
      "import csv, io, json, sys\nprint(json.dumps(list(csv.reader(io.TextIOWrapper(sys.stdin.buffer, 'utf-8', newline='')))))",
      input: run.output)
    let rows = try JSONDecoder().decode([[String]].self, from: read.output)
    try #require(rows.count == 4)
    #expect(
      rows[0] == [
        "path", "form", "version", "coordinate system", "tile size", "levels", "tiles", "bytes", "storage",
        "last written", "alignment", "alignment reason", "lint", "verify", "family", "work", "errors", "warnings",
        "infos", "rules", "reason", "next step",
      ])
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    let cache = try #require(rows.first { $0[0] == "\(estate)/a, \"quoted\"" })
    #expect(cache[1] == "legacy" && cache[2] == "10.3" && cache[4] == "256" && cache[5] == "0 to 2" && cache[6] == "21")
    #expect(cache[8] == "Compact V2" && cache[10] == "exact" && cache[12] == "fine")
    #expect(cache[13] == "fine (quick: 9 of 21 tiles read)")
    #expect(rows.first { $0[0].hasSuffix("/five") }?[10] == "renumbered by +5")
    #expect(rows[1][0] == "\(estate)/x.tpk" && rows[1][12].hasPrefix("unreadable: "))
    #expect(cache.suffix(7) == ["fine", "0", "0", "0", "", "", ""])
    #expect(rows[1][15...19] == ["unreadable", "", "", "", ""] && !rows[1][20].isEmpty)
    #expect(rows[1][21] == "tilescheme lint \(estate)/x.tpk")
    // Signs that Excel shows wrongly if a file is opened by a double click.
    #expect(run.output.allSatisfy { $0 < 128 })
  }

  @Test(
    "What a cache is and what needs work are shown at every width, and no line but that of a path is longer",
    arguments: [80, 120, 200])
  func width(columns: Int) throws {
    let deep = String(repeating: "a-long-name-of-a-folder/", count: 4)
    try add(deep + "fine")
    try add(deep + "bad", damage)
    _ = try folder.write("no package", "estate/\(deep)x.tpk")
    let run = try CommandRun.tilescheme(["audit", estate, "--no-config"], environment: ["COLUMNS": "\(columns)"])
    let lines = run.text.split(separator: "\n").map(String.init)
    let heading = lines[0]
    #expect(heading.contains("base map") || heading.contains("on arcgis-online"))
    for word in ["findings", "form", "system", "levels", "tiles"] {
      #expect(heading.contains(word), "\(heading)")
    }
    #expect(lines.contains { $0.hasPrefix("errors ") && $0.contains("\(estate)/\(deep)bad") })
    #expect(run.text.contains("1 error") && run.text.contains("3857") && run.text.contains("legacy 10.3"))
    // The reason why a cache cannot be read is shown at every width.
    #expect(run.text.contains("first bytes") || run.text.contains("neither a ZIP"), "\(run.text)")
    #expect(lines.filter { $0.count > columns && !$0.contains(estate) } == [])
  }

  @Test("A page is not written into a file with the suffix of a table")
  func pageSuffix() throws {
    try add("a")
    let run = try audit("--report", folder.path("estate.csv"))
    #expect(run.status == 2 && run.errors.contains("--report writes HTML"), "\(run.errors)")
    #expect(folder.names == ["estate"])
  }

  @Test("A name that a spreadsheet would run as a formula gets an apostrophe")
  func formula() throws {
    try addSample("national-grid-nz/conf.xml", as: "=cmd()/conf.xml")
    let run = try CommandRun.tilescheme(
      "audit", ".", "--format", "csv", "--no-config", directory: URL(filePath: estate))
    #expect(run.text.contains("\n'=cmd(),"))
  }

  @Test("The paths of audit . are those that other commands take")
  func dot() throws {
    try addSample("national-grid-nz/conf.xml", as: "a/conf.xml")
    for path in [".", "./", "./."] {
      let run = try CommandRun.tilescheme(
        "audit", path, "--format", "csv", "--no-config", directory: URL(filePath: estate))
      #expect(run.text.contains("\r\na,legacy"), "\(run.text)")
    }
  }

  @Test("Control characters in names do not reach the terminal")
  func controlCharacters() throws {
    try addSample("national-grid-nz/conf.xml", as: "a\u{1B}[2J/conf.xml")
    for format in ["text", "csv", "json"] { #expect(!(try audit("--format", format).text.contains("\u{1B}"))) }
  }

  @Test("The schema accepts the JSON, also of caches that cannot be read", .enabled(if: hasSchemaTools))
  func schema() throws {
    try add("a", damage)
    try addSample("national-grid-nz/conf.xml", as: "n/conf.xml")
    try addSample("broken/empty.xml", as: "e/conf.xml")
    _ = try folder.write("no package", "estate/x.tpk")
    let run = try audit("--format", "json")
    let file = try folder.write(run.text, "audit.json")
    let check = try accepts(schema: "audit.schema.json", file)
    #expect(check.status == 0, "\(check.text)")
    let summary = try #require(try object(run.output)["summary"] as? [String: Any])
    #expect(summary["caches"] as? Int == 4 && summary["unreadable"] as? Int == 1)
  }

  // MARK: The page

  @Test("The page is written in addition to the list, and replaces a file only with --overwrite")
  func report() throws {
    try add("a")
    let page = folder.path("a.html")
    let run = try audit("--report", page)
    #expect(run.status == 0)
    #expect(run.errors.contains("wrote: \(page)"))
    #expect(run.text.contains("21 tiles"))
    let first = try folder.bytes("a.html")
    #expect(first.starts(with: Data("<!DOCTYPE html>".utf8)))
    let refused = try audit("--report", page)
    #expect(refused.status == 3 && refused.text.isEmpty)
    #expect(refused.errors.contains("--overwrite"))
    #expect(try audit("--report", page, "--overwrite").status == 0)
    #expect(try folder.bytes("a.html") == first)
  }

  @Test("A file of a cache is never replaced by the page, not even with --overwrite")
  func input() throws {
    try add("a")
    let file = "\(estate)/a/conf.xml"
    let before = try Data(contentsOf: URL(filePath: file))
    #expect(try audit("--report", file, "--overwrite").status == 3)
    #expect(try Data(contentsOf: URL(filePath: file)) == before)
  }

  // MARK: compare BASE DIRECTORY

  @Test("compare BASE DIRECTORY prints the alignment of each cache, and exits with 1 if one does not line up")
  func compare() throws {
    try add("a")
    try addSample("comments-and-unknown/conf.xml", as: "five/conf.xml")
    let aligned = try CommandRun.tilescheme("compare", "arcgis-online", estate)
    #expect(aligned.status == 0)
    #expect(aligned.text.contains("exact             \(estate)/a"))
    #expect(aligned.text.contains("renumbered by +5  \(estate)/five"))
    try addSample("national-grid-nz/conf.xml", as: "n/conf.xml")
    let never = try CommandRun.tilescheme("compare", "arcgis-online", estate)
    #expect(never.status == 1)
    #expect(never.text.contains("different coordinate systems"))
    _ = try folder.write("no package", "estate/x.tpk")
    #expect(try CommandRun.tilescheme("compare", "arcgis-online", estate).status == 3)
  }

  @Test("The schema accepts the JSON of compare BASE DIRECTORY", .enabled(if: hasSchemaTools))
  func compareSchema() throws {
    try add("a")
    try addSample("national-grid-nz/conf.xml", as: "n/conf.xml")
    _ = try folder.write("no package", "estate/x.tpk")
    let run = try CommandRun.tilescheme("compare", "arcgis-online", estate, "--format", "json")
    let check = try accepts(schema: "compare.schema.json", try folder.write(run.text, "compare.json"))
    #expect(check.status == 0, "\(check.text)")
  }

  @Test("compare with the folder of a service that has one cache is still a comparison of two schemes")
  func service() throws {
    try add("Layers")
    #expect(try CommandRun.tilescheme("compare", "arcgis-online", estate).text.hasPrefix("overlay exactly"))
  }
}

@Suite(
  "audit --report, in a browser", .tags(.browser),
  .enabled(if: TestRun.isLong && hasBrowser, "a short run, or no Chromium is installed"))
struct AuditBrowserTests {
  private let folder: TemporaryDirectory
  private let page: String

  /// A page with every kind of line: the caches of the estate that the benchmark makes, and some that cannot be read.
  init() throws {
    folder = try TemporaryDirectory()
    page = folder.path("audit.html")
    let script = TestFiles.root.appending(path: "Benchmarks/make-estate.py").path
    let made = try CommandRun("python3", [script, "40", folder.path("estate")])
    try #require(made.status == 0, "\(made.errors)")
    _ = try folder.write("no package", "estate/a\u{202E}<script>alert('1')<.tpk")
    let run = try CommandRun.tilescheme("audit", folder.path("estate"), "--no-config", "--report", page)
    try #require(run.status == 1, "\(run.errors)")
  }

  @Test("On all screens and on paper, in light and dark, nothing is cut off, faint or loaded from the network")
  func screens() throws {
    for view in try PageView.read([page]) {
      #expect(view.texts > 400)
      // The page is printed on the long side of the paper, which is wider than the width that is measured here.
      let faults = view.media == "print" ? view.faults.filter { !$0.hasPrefix("the page is") } : view.faults
      #expect(faults == [], "\(view.width) px, \(view.scheme), \(view.media)")
    }
  }

  private func value<Value: Decodable>(_ expression: String) throws -> Value {
    let script = TestFiles.root.appending(path: "Tests/CommandTests/read_page.py").path
    let run = try CommandRun("python3", [script, "--evaluate", expression, page])
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Value.self, from: run.output)
  }

  @Test("On a screen of 1280 pixels no table scrolls sideways")
  func width() throws {
    let widths: [[Int]] = try value(
      "[...document.querySelectorAll('.scroll')].map(box => [box.clientWidth, box.scrollWidth, innerWidth])")
    #expect(widths.count == 2)
    for box in widths {
      #expect(box[2] == 1280)
      #expect(box[1] <= box[0], "\(box)")
    }
  }

  @Test("A click on a heading sorts by numbers, and a second click turns the order round")
  func sorts() throws {
    let tiles: [[Int]] = try value(
      """
      (() => {
        const table = document.getElementById("table");
        const button = table.tHead.rows[0].cells[7].firstChild;
        const sizes = () => [...table.tBodies[0].rows].map(row => row.cells[7]).filter(cell => cell)
          .map(cell => Number(cell.dataset.v));
        button.click();
        const up = sizes();
        const sort = table.tHead.rows[0].cells[7].getAttribute("aria-sort");
        button.click();
        return [up, sizes(), [sort === "ascending" ? 1 : 0]];
      })()
      """)
    #expect(tiles[0].count == 40 && tiles[0] == tiles[0].sorted())
    #expect(tiles[1] == tiles[0].reversed())
    #expect(tiles[2] == [1])
  }

  @Test("The search and the lists leave only the lines that match all of them")
  func filters() throws {
    let counts: [Int] = try value(
      """
      (() => {
        const shown = () => [...document.getElementById("table").tBodies[0].rows].filter(row => !row.hidden).length;
        const set = (name, value) => {
          const control = document.getElementById(name);
          control.value = value;
          control.dispatchEvent(new Event("input"));
          return shown();
        };
        return [shown(), set("search", "NORTH service"), set("map", "exact"), set("search", ""), set("map", ""),
          set("work", "unreadable"), set("search", "no such cache")];
      })()
      """)
    #expect(counts[0] == 41)
    // A quarter of forty caches is in each region; each twentieth has other level numbers, and one a national grid.
    #expect(counts[1] == 10)
    #expect(counts[2] == 8 && counts[3] == 36)
    #expect(counts[4] == 41 && counts[5] == 1 && counts[6] == 0)
  }
}
