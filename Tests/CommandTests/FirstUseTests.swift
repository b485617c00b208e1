import Foundation
import TestSupport
import Testing

/// What people who use a command for the first time write, and what helps them on.
@Suite("The first use of a command")
struct FirstUseTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func run(_ arguments: String..., directory: URL? = nil) throws -> CommandRun {
    try CommandRun.tilescheme(arguments, directory: directory)
  }

  // MARK: Extents in degrees

  @Test(
    "An extent in degrees can be given for a new scheme in metres",
    arguments: [
      ["generate", "--ready-to-serve", "-o", "OUT.json"],
      ["create", "OUT", "--name", "Bay"], ["preflight", "--fail-on", "never"],
    ])
  func degrees(command: [String]) throws {
    let words = command.map { $0.replacing("OUT", with: folder.path("out")) }
    try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
    let run = try CommandRun.tilescheme(
      [words[0], "--no-config"].filter { words[0] != "generate" || $0 != "--no-config" } + words.dropFirst()
        + ["--predefined", "nztm", "--levels", "0-8", "--extent", "174.7,-41.4,174.9,-41.2", "--extent-crs", "4326"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("the extent in"), "\(run.errors)")
    // The northern edge in NZTM, as PROJ computes it.
    #expect(run.errors.contains("5437647.53"), "\(run.errors)")
  }

  @Test("preflight of an existing scheme takes the same extent, and --extent-crs alone is wrong usage")
  func preflightDegrees() throws {
    let extent = ["--extent", "174.7,-41.4,174.9,-41.2", "--no-config", "--format", "json", "--fail-on", "never"]
    let run = try CommandRun.tilescheme(["preflight", "nztm"] + extent + ["--extent-crs", "4326"])
    let old = try CommandRun.tilescheme(["preflight", "nztm"] + extent + ["--crs", "4326"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == old.output)
    let alone = try self.run("create", folder.path("x"), "--crs", "2193", "--extent-crs", "4326")
    #expect(alone.status == 2)
    #expect(alone.errors.contains("--extent-crs 4326 is the coordinate system of --extent; give --extent too"))
  }

  // MARK: All faults at once

  @Test("All faults of create --arcpy are reported in one run, each with its place in the list")
  func arcpyFaults() throws {
    let run = try self.run(
      "create", "--no-config", "--arcpy", folder.path("none.json"), "#", "NEW", "STANDARD", "eight", "96",
      "256 x 300", "#", "-400", "#", "BMP")
    #expect(run.status == 2)
    let errors = run.errors.split(separator: "\n").filter { $0.hasPrefix("tilescheme: error:") }
    #expect(errors.count == 6, "\(run.errors)")
    for words in [
      "service_cache_directory (value 2 of --arcpy) is missing", "num_of_scales (value 5 of --arcpy): “eight”",
      "tile_size (value 7 of --arcpy)", "tile_origin (value 9 of --arcpy)", "cache_tile_format (value 11 of --arcpy)",
      "none.json: no such file",
    ] {
      #expect(errors.contains { $0.contains(words) }, "\(words): \(run.errors)")
    }
  }

  @Test("All faults of a parameter file are reported in one run, each at its line")
  func parameterFaults() throws {
    let file = try folder.write(
      """
      {
        "extent": "0,0,1,1", "crs": "4326",
        "num_of_scales": "eight",
        "tile_size": "256 x 300",
        "cache_tile_format": "BMP"
      }
      """, "job.json")
    let run = try self.run("create", folder.path("x"), "--name", "A", "--no-config", "--parameters", file)
    #expect(run.status == 2)
    for line in 3...5 { #expect(run.errors.contains("job.json:\(line):"), "\(run.errors)") }
    let json = try self.run(
      "create", folder.path("x"), "--name", "A", "--no-config", "--parameters", file, "--format", "json")
    let files = try #require(try object(json.output)["findings"] as? [[String: Any]])
    #expect(files.count == 3, "\(json.text)")
  }

  // MARK: Where a command is the wrong one

  @Test("audit of an address says that it reads directories, and which command helps")
  func auditAddress() throws {
    let service = try run("audit", "https://localhost/arcgis/rest/services/Roads/MapServer?token=s3cret")
    #expect(service.status == 2)
    #expect(service.errors.contains("audit reads a directory of caches on a disk; use tilescheme show or lint"))
    #expect(!service.errors.contains("s3cret"))
    #expect(try run("audit", "https://localhost/a.tpkx").errors.contains("verify --quick"))
  }

  @Test(
    "Wrong usage of a command with two words points to the help of both", arguments: ["convert", "verify", "build"])
  func planHelp(command: String) throws {
    let arguments = [
      "convert": [sample("service/mapserver.json"), folder.path("x.xml")], "verify": ["https://localhost/x/MapServer"],
      "build": [folder.url.path, "--from", "x.tif"],
    ]
    try Data().write(to: URL(filePath: folder.path("file")))
    let run = try CommandRun.tilescheme(["plan", command] + (arguments[command] ?? []) + ["--parts", "0"])
    #expect(run.status == 2)
    #expect(run.errors.contains("tilescheme plan \(command) --help"), "\(run.errors)")
  }

  @Test("An option for a scheme file is refused if the tiles are converted too")
  func tilesAddress() throws {
    let cache = try SmallCache(SmallCache.world)
    let refused = try run("convert", cache.path, folder.path("a.tpkx"), "--tiles-url", "https://localhost/{level}")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("--scheme-only"), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.tpkx")))
  }

  @Test("A package has one scheme, so another name behind # is refused")
  func packageSet() throws {
    let cache = try SmallCache(SmallCache.world)
    #expect(try run("convert", cache.path, folder.path("a.tpkx")).status == 0)
    for path in [folder.path("a.tpkx"), cache.path] {
      let run = try run("show", "\(path)#other")
      #expect(run.status == 2, "\(run.text)")
      #expect(run.errors.contains("one scheme without a name, and none called “other”"), "\(run.errors)")
    }
  }

  @Test("preflight --quiet prints findings only, as verify does, and the JSON is whole")
  func quietPreflight() throws {
    let arguments = ["preflight", "nztm", "--extent", "1740000,5420000,1760000,5440000", "--no-config", "-q"]
    let run = try CommandRun.tilescheme(arguments + ["--fail-on", "never"])
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty, "\(run.text)\(run.errors)")
    let json = try CommandRun.tilescheme(arguments + ["--fail-on", "never", "--format", "json"])
    #expect(try object(json.output)["levels"] != nil)
  }

  @Test("The paths of a report for GitLab are those of the repository, also from a directory inside it")
  func gitLabPaths() throws {
    let caches = folder.url.appending(path: "repository/caches")
    try FileManager.default.createDirectory(at: caches, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder.path("repository/.git"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: TestFiles.sample("exploded-9.3/conf.xml"), to: caches.appending(path: "conf.xml"))
    // A temporary folder can be behind a link, so the path is that which the directory has itself.
    let real = try CommandRun("sh", ["-c", "pwd -P"], directory: caches).text.split(separator: "\n")[0]
    for path in ["conf.xml", "./conf.xml", ".", "\(real)/conf.xml"] {
      let run = try run("lint", path, "--no-config", "--format", "gitlab", directory: caches)
      let issues = try #require(try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]])
      let paths = issues.compactMap { ($0["location"] as? [String: Any])?["path"] as? String }
      #expect(!paths.isEmpty && paths.allSatisfy { $0 == "caches/conf.xml" }, "\(path): \(paths)")
    }
  }

  @Test("Levels whose tiles cannot be addressed are warnings of generate and of lint, which name the level")
  func largeIndexes() throws {
    let path = folder.path("fine.xml")
    let made = try run("generate", "--like", "arcgis-online", "--add-levels", "12", "-o", path)
    #expect(made.status == 0 && made.errors.contains("warning: levels 31–35"), "\(made.errors)")
    let lint = try run("lint", path, "--no-config")
    #expect(lint.text.contains("warning: at level 31, rows or columns exceed 2147483647"), "\(lint.text)")
  }

  // MARK: Divided work

  @Test("A plan with more parts than are useful gets a warning that states the number to give")
  func tooManyParts() throws {
    let cache = try SmallCache(SmallCache.world)
    let run = try run("plan", "verify", cache.path, "--parts", "50", "--no-config")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("warning: --parts 50 is more than is useful"), "\(run.errors)")
    #expect(!(try self.run("plan", "verify", cache.path, "--parts", "1", "--no-config")).errors.contains("warning:"))
  }

  @Test("audit names what a stopped run has left, and how to remove it")
  func leftovers() throws {
    let cache = try SmallCache(SmallCache.world)
    let estate = folder.path("estate")
    try FileManager.default.createDirectory(
      atPath: "\(estate)/.map.tpkx.tilescheme-abc.partial", withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: cache.path, toPath: "\(estate)/roads")
    let run = try run("audit", estate, "--no-config")
    #expect(run.errors.contains(".map.tpkx.tilescheme-abc.partial"), "\(run.errors)")
    #expect(run.errors.contains("rm -r"))
    let json = try self.run("audit", estate, "--no-config", "--format", "json")
    let summary = try #require(try object(json.output)["summary"] as? [String: Any])
    #expect((summary["leftovers"] as? [String])?.count == 1)
    // Also where nothing else is left.
    try FileManager.default.removeItem(atPath: "\(estate)/roads")
    let nothing = try self.run("audit", estate, "--no-config")
    #expect(nothing.status == 3 && nothing.errors.contains(".map.tpkx.tilescheme-abc.partial"), "\(nothing.errors)")
  }
}
