import Foundation
import TestSupport
import Testing

@Suite("create")
struct CreateTests {
  private let folder: TemporaryDirectory
  private let service = sample("service/mapserver-dynamic.json")

  init() throws { folder = try TemporaryDirectory() }

  private func tree() -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.url.path)) ?? []).sorted()
  }

  private func create(_ arguments: String..., input: Data? = nil, directory: URL? = nil) throws -> CommandRun {
    try CommandRun.tilescheme(["create"] + arguments, input: input, directory: directory)
  }

  @Test("A legacy cache has a conf.xml, a conf.cdi and a folder for each level")
  func legacy() throws {
    let run = try create(service, folder.url.path, "--name", "Base/Bay", "--number-of-scales", "3")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
    let cache = "Base_Bay/Lantern Bay parcels"
    #expect(
      tree() == [
        "Base_Bay", cache, "\(cache)/_alllayers", "\(cache)/_alllayers/L00", "\(cache)/_alllayers/L01",
        "\(cache)/_alllayers/L02", "\(cache)/conf.cdi", "\(cache)/conf.xml",
      ])
    #expect(run.errors.contains("wrote: \(folder.path(cache))/conf.xml"))
    #expect(run.errors.contains("\ntiles: PNG, 256 × 256 pixels\n"), "\(run.errors)")
    #expect(run.errors.contains("notice: STANDARD scales: the extent has the scale 1:3,286,986 on 512 px"))
    #expect(run.errors.contains("notice: tile origin: -20037508.342787, 20037508.342787"))
  }

  @Test("A ready-to-serve cache has a root.json, an iteminfo.json, a thumbnail and a folder for each level")
  func readyToServe() throws {
    let run = try create(
      service, folder.url.path, "--name", "Bay", "--scales", "500000;250000", "--ready-to-serve")
    #expect(run.status == 0, "\(run.errors)")
    let cache = "Bay/Lantern Bay parcels"
    #expect(
      tree() == [
        "Bay", cache, "\(cache)/iteminfo.json", "\(cache)/root.json", "\(cache)/thumbnail.png", "\(cache)/tile",
        "\(cache)/tile/L00", "\(cache)/tile/L01",
      ])
    let root = try object(folder.bytes("\(cache)/root.json"))
    #expect(root["name"] as? String == "Bay")
    #expect((root["storageInfo"] as? [String: Any])?["storageFormat"] as? String == "esriMapCacheStorageModeCompactV2")
    #expect(((root["layers"] as? [[String: Any]])?.first)?["name"] as? String == "Land")
    #expect(try object(folder.bytes("\(cache)/iteminfo.json"))["thumbnail"] as? String == "./thumbnail.png")
  }

  @Test("A new cache can be shown and converted like any other", arguments: [true, false])
  func isReadAgain(isReady: Bool) throws {
    var arguments = [service, folder.url.path, "--name", "Bay", "--scales", "500000;250000"]
    if isReady { arguments.append("--ready-to-serve") }
    #expect(try CommandRun.tilescheme(["create"] + arguments).status == 0)
    let show = try CommandRun.tilescheme("show", folder.path("Bay"), "--format", "json")
    #expect(show.status == 0, "\(show.errors)")
    let scheme = try #require(try object(show.output)["scheme"] as? [String: Any])
    #expect((scheme["levels"] as? [[String: Any]])?.map { $0["scale"] as? Double } == [500_000, 250_000])
    let target = isReady ? "legacy" : "ready-to-serve"
    let convert = try CommandRun.tilescheme("convert", folder.path("Bay"), folder.path("other"), "--to", target)
    #expect(convert.status == 0, "\(convert.errors)")
    // conf.xml has no name; the folder of the service is above that of the data frame.
    if !isReady { #expect(convert.errors.contains("“Bay” is used, from its path")) }
  }

  @Test(
    "The files and the report follow their schemas",
    .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
  func schemas() throws {
    for form in ["true", "false"] {
      let run = try create(
        service, folder.url.path, "--name", "Bay\(form)", "--scales", "500000;250000", "--ready-to-serve-format", form,
        "--format", "json")
      #expect(run.status == 0, "\(run.errors)")
      let report = folder.path("report\(form).json")
      try run.output.write(to: URL(filePath: report))
      let cache = folder.path("Bay\(form)/Lantern Bay parcels")
      var checks = [("create.schema.json", report)]
      if form == "true" {
        checks += [("root.schema.json", "\(cache)/root.json"), ("iteminfo.schema.json", "\(cache)/iteminfo.json")]
      } else {
        checks += [("conf-xml.xsd", "\(cache)/conf.xml"), ("conf-cdi.xsd", "\(cache)/conf.cdi")]
      }
      for (schema, path) in checks {
        let check = try accepts(schema: schema, path)
        #expect(check.status == 0, "\(check.text)\(check.errors)")
      }
    }
  }

  @Test("A dry run lists the files in a few lines, has their texts in JSON, and writes nothing")
  func dryRun() throws {
    let run = try create(service, folder.url.path, "--name", "Bay", "--scales", "500000", "--dry-run")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("/conf.xml  ") && run.text.contains("/conf.cdi  "))
    #expect(run.text.contains("_alllayers/L00/  1 folder for tiles\n"))
    #expect(run.text.split(separator: "\n").count == 6, "\(run.text)")
    #expect(tree().isEmpty)
    let json = try create(
      service, folder.url.path, "--name", "Bay", "--scales", "500000", "--dry-run", "--format", "json",
      "--ready-to-serve")
    let report = try object(json.output)
    #expect(report["dryRun"] as? Bool == true)
    #expect((report["written"] as? [String])?.isEmpty == true)
    let files = try #require(report["files"] as? [[String: Any]])
    #expect((files[0]["text"] as? String)?.contains("132.2919312505292") == true)
    #expect(tree().isEmpty)
  }

  @Test("A dry run fails if the run would fail", arguments: ["exists", "missing/parent"])
  func dryRunFails(name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("exists/Bay/Lantern Bay parcels"), withIntermediateDirectories: true)
    let run = try create(service, folder.path(name), "--name", "Bay", "--scales", "500000", "--dry-run")
    #expect(run.status == 3)
  }

  @Test("The same options give the same bytes")
  func deterministic() throws {
    for name in ["a", "b"] {
      #expect(
        try create(service, folder.path(name), "--name", "Bay", "--scales", "500", "--ready-to-serve").status == 0)
    }
    for file in ["root.json", "iteminfo.json", "thumbnail.png"] {
      let path = "Bay/Lantern Bay parcels/\(file)"
      #expect(try folder.bytes("a/\(path)") == folder.bytes("b/\(path)"))
    }
  }

  // MARK: Sources

  @Test("The service can come from standard input, which has no name")
  func standardInput() throws {
    let json = try Data(contentsOf: URL(filePath: service))
    let unnamed = try create("-", folder.url.path, "--scales", "500", input: json)
    #expect(unnamed.status == 2)
    #expect(unnamed.errors.contains("--name is missing"))
    let run = try create("-", folder.url.path, "--scales", "500", "--name", "Bay", input: json)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("Without --name, the name of the file is used and reported")
  func nameOfTheFile() throws {
    let run = try create(service, folder.url.path, "--scales", "500")
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names == ["mapserver-dynamic"])
    #expect(run.errors.contains("the service is named “mapserver-dynamic” after"))
  }

  @Test("With an extent and a coordinate system, no service is needed")
  func extent() throws {
    let run = try create(
      folder.url.path, "--extent", "-13000000,4000000,-12000000,5000000", "--crs", "3857", "--predefined",
      "arcgis-online", "--levels", "0-16", "--name", "West")
    #expect(run.status == 0, "\(run.errors)")
    #expect(tree().contains("West/Layers/_alllayers/L16"))
    #expect(!tree().contains("West/Layers/_alllayers/L17"))
  }

  @Test("Input that is not a service is refused with its type, and nothing is written")
  func noService() throws {
    let answers = [
      ("{\"error\":{\"code\":499,\"message\":\"Token Required\",\"details\":[]}}", "Token Required"),
      ("<!DOCTYPE html><html><body>Sign in</body></html>", "HTML page"),
      (
        "{\"currentVersion\":11,\"mapName\":\"a\",\"layers\":[],\"spatialReference\":{\"wkid\":3857}}",
        "it has no extent"
      ),
      ("{\"a\":1}", "is not a tiling scheme"), ("", "empty"),
    ]
    for (text, reason) in answers {
      let path = try folder.write(text, "answer.json")
      let run = try create(path, folder.path("caches"), "--scales", "500", "--name", "a")
      #expect(run.status == 3, "\(text)")
      #expect(run.errors.contains(reason), "\(run.errors)")
      #expect(folder.names == ["answer.json"])
    }
  }

  // MARK: The directory

  @Test("An existing cache is kept without --overwrite")
  func overwrite() throws {
    let arguments = [service, folder.url.path, "--name", "Bay", "--scales"]
    #expect(try CommandRun.tilescheme(["create"] + arguments + ["500"]).status == 0)
    let refused = try CommandRun.tilescheme(["create"] + arguments + ["1000"])
    #expect(refused.status == 3)
    #expect(refused.errors.contains("--overwrite replaces a cache"))
    let conf = "Bay/Lantern Bay parcels/conf.xml"
    #expect(String(decoding: try folder.bytes(conf), as: UTF8.self).contains("<Scale>500</Scale>"))
    let replaced = try CommandRun.tilescheme(["create"] + arguments + ["1000;500", "--overwrite"])
    #expect(replaced.status == 0, "\(replaced.errors)")
    #expect(String(decoding: try folder.bytes(conf), as: UTF8.self).contains("<Scale>1000</Scale>"))
    #expect(!folder.names.contains { $0.hasSuffix(".tmp") })
  }

  @Test("A cache with tiles is replaced only with --delete-tiles, also in a dry run")
  func deleteTiles() throws {
    // 1 + 4 + 16 tiles.
    let cache = try SmallCache(SmallCache.world)
    let layers = folder.path("Bay/Layers")
    try FileManager.default.createDirectory(atPath: folder.path("Bay"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: cache.path, toPath: layers)
    let before = try contents(layers)
    let arguments = [
      "create", folder.url.path, "--name", "Bay", "--extent", "0,0,1000,1000", "--crs", "3857", "--scales", "500",
    ]
    for more in [["--overwrite"], ["--overwrite", "--dry-run"], ["--delete-tiles"], ["--dry-run"]] {
      let run = try CommandRun.tilescheme(arguments + more)
      #expect(run.status == (more == ["--dry-run"] ? 3 : 2), "\(run.errors)")
      if more[0] == "--overwrite" {
        #expect(
          run.errors.contains("\(layers): nothing is changed, because the cache has 21 tiles; --delete-tiles deletes"))
      }
      #expect(try contents(layers) == before)
    }
    let dry = try CommandRun.tilescheme(arguments + ["--overwrite", "--delete-tiles", "--dry-run"])
    #expect(dry.status == 0 && dry.text.contains("21 tiles would be deleted"), "\(dry.errors)")
    #expect(try contents(layers) == before)
    let run = try CommandRun.tilescheme(arguments + ["--overwrite", "--delete-tiles"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("deleted: 21 tiles"))
    #expect(try contents(layers).keys.sorted() == ["conf.cdi", "conf.xml"])
  }

  @Test("A bundle that cannot be read is deleted only with --delete-tiles as well")
  func unreadableBundle() throws {
    let cache = folder.path("Bay/Layers")
    let arguments = [
      "create", folder.url.path, "--name", "Bay", "--extent", "0,0,1000,1000", "--crs", "3857", "--scales", "500",
    ]
    #expect(try CommandRun.tilescheme(arguments).status == 0)
    try Data().write(to: URL(filePath: "\(cache)/_alllayers/L00/R0000C0000.bundle"))
    let run = try CommandRun.tilescheme(arguments + ["--overwrite"])
    #expect(run.status == 2 && run.errors.contains("the cache has 0 tiles"), "\(run.errors)")
  }

  @Test("A directory that is not a cache is never replaced", arguments: ["notes.txt", "conf.xml", "both"])
  func noCache(name: String) throws {
    let cache = folder.path("Bay/Lantern Bay parcels")
    try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
    if name == "both" {
      try FileManager.default.copyItem(atPath: sample("national-grid-nz/conf.xml"), toPath: "\(cache)/conf.xml")
      _ = try folder.write("mine", "Bay/Lantern Bay parcels/notes.txt")
    } else {
      _ = try folder.write("mine", "Bay/Lantern Bay parcels/\(name)")
    }
    let before = tree()
    let run = try create(service, folder.url.path, "--name", "Bay", "--scales", "500", "--overwrite")
    #expect(run.status == 3)
    #expect(run.errors.contains("so it was not replaced"))
    #expect(tree() == before)
  }

  @Test("A missing cache directory is created, but not its parent")
  func missingDirectory() throws {
    let run = try create(service, folder.path("new"), "--name", "Bay", "--scales", "500")
    #expect(run.status == 0, "\(run.errors)")
    #expect(tree().contains("new/Bay/Lantern Bay parcels/conf.xml"))
    let deep = try create(service, folder.path("a/b"), "--name", "Bay", "--scales", "500")
    #expect(deep.status == 3)
    #expect(deep.errors.contains("\(folder.path("a")): no such directory"))
    let file = try folder.write("", "file")
    #expect(try create(service, file, "--name", "Bay", "--scales", "500").errors.contains("is not a directory"))
    #expect(try create(service, file + "/a", "--name", "Bay", "--scales", "500").status == 3)
  }

  @Test("If directories are registered, caches are created only in these")
  func registered() throws {
    try FileManager.default.createDirectory(atPath: folder.path("work/caches/deep"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder.path("work/other"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("work/caches/link"), withDestinationPath: folder.path("work/other"))
    let config = try folder.write("{\"cacheDirectories\": [\"caches\"]}", "work/.tilescheme.json")
    let work = folder.url.appending(path: "work/other")
    func run(_ directory: String, _ more: String...) throws -> CommandRun {
      try CommandRun.tilescheme(
        ["create", service, directory, "--name", "Bay", "--scales", "500"] + more, directory: work
      )
    }
    #expect(try run("../caches").status == 0)
    #expect(try run("../caches/deep").status == 0)
    #expect(try run("../caches/new").status == 0)
    for outside in [".", "..", "../caches/link", "../caches/../other", "fresh"] {
      let refused = try run(outside)
      #expect(refused.status == 2, "\(outside)")
      #expect(refused.errors.contains("is not in a registered cache directory"))
      #expect(refused.errors.contains("caches"))
    }
    #expect(try run(".", "--no-config").status == 0)
    let elsewhere = try create(service, folder.url.path, "--name", "x", "--scales", "500", "--config", config)
    #expect(elsewhere.status == 2)
    _ = try folder.write("{\"cacheDirectory\": [\"caches\"]}", "work/.tilescheme.json")
    let broken = try run("../caches/deep")
    #expect(broken.status == 3)
    #expect(broken.errors.contains(".tilescheme.json:1:2: error: “cacheDirectory” is not a setting"))
  }

  // MARK: Parameters

  @Test("A parameter file is used, and the command line takes precedence")
  func parameters() throws {
    let job = try folder.write(
      """
      {"input_service": "\(service)", "service_cache_directory": "\(folder.path("caches"))", "name": "Bay",
       "tiling_scheme_type": "NEW", "scales_type": "STANDARD", "num_of_scales": 4, "dots_per_inch": 96,
       "tile_size": "512 x 512", "tile_origin": "0 0", "cache_tile_format": "JPEG", "tile_compression_quality": 90,
       "storage_format": "COMPACT", "ready_to_serve_format": "NON_READY_TO_SERVE_FORMAT"}
      """, "job.json")
    let run = try create("--parameters", job, "--number-of-scales", "2")
    #expect(run.status == 0, "\(run.errors)")
    let conf = String(decoding: try folder.bytes("caches/Bay/Lantern Bay parcels/conf.xml"), as: UTF8.self)
    #expect(conf.contains("<TileCols>512</TileCols>"))
    #expect(conf.contains("<CompressionQuality>90</CompressionQuality>"))
    #expect(conf.contains("<LevelID>1</LevelID>"))
    #expect(!conf.contains("<LevelID>2</LevelID>"))
    #expect(conf.contains("<X>-20037508.342787"))
  }

  @Test("An error in a parameter file is reported with its line")
  func parameterErrors() throws {
    let job = try folder.write("{\n  \"name\": \"Bay\",\n  \"num_of_scales\": 99\n}", "job.json")
    let run = try create(service, folder.path("caches"), "--parameters", job)
    #expect(run.status == 2)
    #expect(run.errors.contains("job.json:3:20: error: “99” is not a whole number from 1 to 64"))
    let unknown = try folder.write("{\"levels_of_detail\": 3}", "job.json")
    #expect(try create(service, folder.path("caches"), "--parameters", unknown).status == 3)
    #expect(try create(service, folder.path("caches"), "--parameters", folder.path("none.json")).status == 3)
    #expect(folder.names == ["job.json"])
  }

  // MARK: Usage

  @Test(
    "Wrong usage exits with 2, and the message contains the option",
    arguments: [
      ["--scales", "0"], ["--tile-size", "300"], ["--dpi", "x"], ["--levels", "0-3"], ["--predefined", "nothing"],
      ["--compression-quality", "900"], ["--tile-format", "GIF"], ["--origin", "1"], ["--ladder", "x"],
    ])
  func usage(arguments: [String]) throws {
    let run = try CommandRun.tilescheme(
      ["create", service, folder.url.path, "--name", "a", "--number-of-scales", "3"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("tilescheme: error: \(arguments[0]): "), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("Too many paths and no path are wrong usage")
  func paths() throws {
    #expect(try create("a", "b", "c").status == 2)
    let none = try create("--scales", "500")
    #expect(none.status == 2)
    #expect(none.errors.contains("CACHE-DIRECTORY is missing"))
    for service in [service, "http://a.example/x", "-"] {
      let alone = try create(service, "--scales", "500")
      #expect(alone.status == 2)
      #expect(alone.errors.contains("CACHE-DIRECTORY is missing"))
    }
    let nothing = try create(folder.url.path, "--scales", "500")
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("--extent: is missing; give SERVICE or --extent"))
  }

  @Test("A flag and its long form that contradict each other are wrong usage")
  func contradiction() throws {
    let run = try create(
      service, folder.url.path, "--ready-to-serve", "--ready-to-serve-format", "NON_READY_TO_SERVE_FORMAT")
    #expect(run.status == 2)
  }

  @Test("--quiet prints errors only")
  func quiet() throws {
    let run = try create(service, folder.url.path, "--name", "Bay", "--number-of-scales", "3", "--quiet")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }

  @Test("A new directory with the name of a file is refused", arguments: ["a.mbtiles", "a.mbtile", "a.zip"])
  func fileName(_ name: String) throws {
    let run = try create(service, folder.path(name), "--number-of-scales", "3")
    #expect(run.status == 2)
    #expect(run.errors.contains("this is the name of a file, but create makes directories"), "\(run.errors)")
    #expect(tree().isEmpty)
  }
}
