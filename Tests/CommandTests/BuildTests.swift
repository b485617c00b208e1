import Foundation
import TestSupport
import Testing

@Suite("build")
struct BuildTests {
  private let folder: TemporaryDirectory
  private let raster = sample("raster/lantern-bay.tif")

  init() throws { folder = try TemporaryDirectory() }

  private static let hasGDAL = CommandRun.isInstalled("gdalwarp")

  private func build(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandRun {
    try CommandRun.tilescheme(["build"] + arguments, environment: environment)
  }

  @Test("A package is made from a raster, and verify finds nothing", .enabled(if: hasGDAL, "GDAL is not installed"))
  func package() throws {
    let path = folder.path("bay.tpkx")
    let run = try build(path, "--from", raster, "--predefined", "arcgis-online", "--levels", "10-15")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("from the rasters"))
    #expect(run.text.contains("from level 15"))
    #expect(run.errors.contains("notice: image format MIXED"))
    #expect(run.errors.contains("wrote: \(path)"))
    let check = try CommandRun.tilescheme("verify", path)
    #expect(check.status == 0, "\(check.text)\(check.errors)")
    // An existing package is not replaced.
    let again = try build(path, "--from", raster, "--predefined", "arcgis-online", "--levels", "10-15")
    #expect(again.status == 3)
    // The way to keep the tiles comes first.
    #expect(again.errors.contains("already exists. To add tiles, make a directory of it"), "\(again.errors)")
    #expect(again.errors.contains("back; --overwrite makes a new one in its place"), "\(again.errors)")
  }

  @Test(
    "A new cache beside one with a similar name is refused, and with a scheme gets a warning before the first tile",
    .enabled(if: hasGDAL, "GDAL is not installed"))
  func mistypedCache() throws {
    let options = ["--from", raster, "--scales", "500000;250000"]
    let first = try CommandRun.tilescheme(["build", folder.path("parcels")] + options)
    #expect(first.status == 0 && !first.errors.contains("did you mean"), "\(first.errors)")
    let (parcel, parcels) = (folder.path("parcel"), folder.path("parcels"))
    for selection in [[], ["--scales", "500000"], ["--dry-run"]] {
      let run = try CommandRun.tilescheme(["build", parcel, "--from", raster] + selection)
      #expect(run.status == 2)
      let refusal = "tilescheme: error: \(parcel) does not exist; did you mean \(parcels)? "
      #expect(run.errors.hasPrefix(refusal), "\(run.errors)")
      #expect(!FileManager.default.fileExists(atPath: parcel))
    }
    for dryRun in [["--dry-run"], []] {
      let run = try CommandRun.tilescheme(["build", parcel, "--scales-type", "CUSTOM"] + options + dryRun)
      #expect(run.status == 0)
      #expect(
        run.errors.hasPrefix(
          "warning: \(folder.path("parcel")) does not exist, so a new cache is made; did you mean "
            + "\(folder.path("parcels"))?\n"), "\(run.errors)")
    }
    let deletion = try build(folder.path("parcells"), "--update-mode", "DELETE_TILES")
    #expect(deletion.status == 2 && deletion.errors.contains("did you mean"), "\(deletion.errors)")
  }

  @Test("A directory for caches with a similar name gets a warning from create")
  func mistypedDirectory() throws {
    let options = ["--name", "Bay", "--predefined", "nztm", "--extent", "1748000,5425400,1749920,5427000"]
    let made = try CommandRun.tilescheme(["create", folder.path("arcgiscache")] + options)
    #expect(made.status == 0 && !made.errors.contains("did you mean"), "\(made.errors)")
    let other = try CommandRun.tilescheme(["create", folder.path("arcgiscahce"), "--dry-run"] + options)
    #expect(other.errors.contains("did you mean \(folder.path("arcgiscache"))?"), "\(other.errors)")
  }

  /// The number of tiles that a build reports to have made.
  private func made(_ run: CommandRun) throws -> Int {
    try #require(run.text.firstMatch(of: /(\d+) tiles made/).flatMap { Int($0.1) }, "\(run.text)\(run.errors)")
  }

  @Test(
    "--overwrite makes every tile again: the count is that of a first build, and of the rows in the database",
    .enabled(if: hasGDAL && CommandRun.isInstalled("python3"), "GDAL or python3 is not installed"))
  func overwriting() throws {
    let path = folder.path("bay.mbtiles")
    func run(_ levels: String, _ more: String...) throws -> Int {
      let run = try CommandRun.tilescheme(
        ["build", path, "--from", raster, "--predefined", "arcgis-online", "--levels", levels] + more)
      try #require(run.status == 0, "\(run.errors)")
      return try made(run)
    }
    func rows() throws -> Int {
      let program = """
        import sqlite3, sys
        print(sqlite3.connect(sys.argv[1]).execute("select count(*) from tiles").fetchone()[0], end="")
        """
      return try #require(Int(try Python.run(program, [path]).text))
    }
    let first = try run("12-15")
    #expect(try rows() == first)
    #expect(try run("12-15", "--overwrite") == first)
    #expect(try rows() == first)
    // Tiles of the replaced database are not in the new one.
    let fewer = try run("12-14", "--overwrite")
    #expect(fewer < first)
    #expect(try rows() == fewer)
  }

  @Test(
    "The scheme of a new cache can be the address of a service",
    .enabled(if: hasGDAL && LocalServer.isAvailable, "GDAL, python3 or curl is not installed"),
    arguments: ["--predefined", "--like"])
  func schemeAtAddress(option: String) throws {
    let server = try LocalServer(
      answer: try String(contentsOf: TestFiles.sample("service/mapserver.json"), encoding: .utf8))
    let address = server.address + "/arcgis/rest/services/Base/Bay/MapServer"
    let path = folder.path("bay")
    let run = try build(path, "--from", raster, option, address, "--levels", "8-9")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try made(run) > 0)
    // The grid is that of the service: its levels 8 and 9, with the resolutions of the document.
    let same = try CommandRun.tilescheme("compare", sample("service/mapserver.json"), path)
    #expect(same.status == 0, "\(same.text)\(same.errors)")
    #expect(try CommandRun.tilescheme("verify", path).status == 0)
  }

  @Test("--like inherits the tile format", .enabled(if: hasGDAL, "GDAL is not installed"))
  func inheritedFormat() throws {
    let path = folder.path("bay.tpkx")
    let run = try build(path, "--from", raster, "--like", sample("national-grid-nz"), "--levels", "6-7")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try CommandRun.tilescheme("show", path).text.contains("PNG32"))
  }

  @Test(
    "Stores of other programs are made from a raster, and verify finds nothing",
    .enabled(if: hasGDAL, "GDAL is not installed"),
    arguments: [("bay.pmtiles", "arcgis-online", "13-15"), ("bay.gpkg", "nztm", "8-10")])
  func otherStores(name: String, scheme: String, levels: String) throws {
    let path = folder.path(name)
    let run = try build(path, "--from", raster, "--predefined", scheme, "--levels", levels)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("wrote: \(path)"))
    let check = try CommandRun.tilescheme("verify", path)
    #expect(check.status == 0, "\(check.text)\(check.errors)")
    #expect(folder.names == [name])
  }

  @Test(
    "Folders are made from a raster, with the files that convert makes of the package",
    .enabled(if: hasGDAL, "GDAL is not installed"), arguments: ["xyz", "tms", "row-column", "arcgis"])
  func folders(layout: String) throws {
    let grid = ["--from", raster, "--predefined", "arcgis-online", "--levels", "13-15", "--no-config"]
    let area = folder.path("area.geojson")
    let ring = "[[174.77,-41.3],[174.775,-41.3],[174.775,-41.296],[174.77,-41.296],[174.77,-41.3]]"
    try Data("{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}".utf8).write(to: URL(filePath: area))
    for (name, more) in [("all", []), ("part", ["--area", area])] {
      let kind = ["--to", "folders", "--layout", layout]
      let made = try CommandRun.tilescheme(["build", folder.path(name)] + grid + more + kind)
      #expect(made.status == 0, "\(made.errors)")
      let package = try CommandRun.tilescheme(["build", folder.path("\(name).tpkx")] + grid + more)
      #expect(package.status == 0, "\(package.errors)")
      let converted = try CommandRun.tilescheme(
        ["convert", folder.path("\(name).tpkx"), folder.path("\(name)-converted")] + kind)
      #expect(converted.status == 0, "\(converted.errors)")
      let images = try contents(folder.path(name)).filter { !$0.key.hasSuffix(".json") && !$0.key.hasSuffix(".xml") }
      let others = try contents(folder.path("\(name)-converted"))
      #expect(!images.isEmpty)
      #expect(images == others.filter { !$0.key.hasSuffix(".json") && !$0.key.hasSuffix(".xml") })
      let check = try CommandRun.tilescheme("verify", folder.path(name))
      #expect(check.status == 0, "\(check.text)\(check.errors)")
    }
    #expect(try contents(folder.path("part")).count < contents(folder.path("all")).count)
    let again = try CommandRun.tilescheme(
      ["build", folder.path("all")] + grid + ["--to", "folders", "--layout", layout])
    #expect(again.status == 3)
    #expect(again.errors.contains("already exists"), "\(again.errors)")
    let replaced = try CommandRun.tilescheme(
      ["build", folder.path("all"), "--overwrite"] + grid + ["--to", "folders", "--layout", layout])
    #expect(replaced.status == 0, "\(replaced.errors)")
  }

  @Test(
    "--to chooses the kind of cache, also without a suffix", .enabled(if: hasGDAL, "GDAL is not installed"),
    arguments: [("exploded", "exploded"), ("mbtiles", "MBTiles"), ("tpkx", "Compact V2")])
  func kind(name: String, storage: String) throws {
    let path = folder.path("bay")
    let run = try build(path, "--from", raster, "--predefined", "arcgis-online", "--levels", "13-14", "--to", name)
    #expect(run.status == 0, "\(run.errors)")
    let check = try CommandRun.tilescheme("verify", path)
    #expect(check.status == 0 && check.text.contains(storage), "\(check.text)\(check.errors)")
    #expect(folder.names == ["bay"])
  }

  @Test(
    "A cache that create made is filled, and its JSON is that of the schema",
    .enabled(if: hasGDAL && hasSchemaTools, "GDAL or check-jsonschema is not installed"))
  func filled() throws {
    let created = try CommandRun.tilescheme(
      "create", folder.url.path, "--name", "Bay", "--predefined", "nztm", "--levels", "8-10", "--crs", "2193",
      "--extent", "1748000,5425400,1749920,5427000", "--tile-format", "JPEG")
    #expect(created.status == 0, "\(created.errors)")
    let cache = folder.path("Bay/Layers")
    let run = try build(cache, "--from", raster, "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let deletion = try build(cache, "--update-mode", "delete_tiles", "--levels", "10", "--format", "json")
    #expect(deletion.status == 0, "\(deletion.errors)")
    for run in [run, deletion] {
      let file = folder.path("out.json")
      try run.output.write(to: URL(filePath: file))
      let accepted = try accepts(schema: "build.schema.json", file)
      #expect(accepted.status == 0, "\(accepted.text) \(run.text)")
    }
  }

  @Test(
    "Wrong usage exits with 2 and says what to do",
    arguments: [
      (["x.tpkx"], "give the rasters with --from"),
      (["x.tpkx", "--from", "a.tif", "--jobs", "0"], "--jobs must be a number from 1 to 256"),
      (["x.tpkx", "--from", "a.tif", "--stretch", "5,1"], "--stretch must be"),
      (["x.tpkx", "--from", "a.tif", "--bands", "1,2"], "--bands must be one number, or three"),
      (["x.tpkx", "--from", "a.tif", "--background", "red"], "--background must be three numbers"),
      (["x.tpkx", "--from", "a.tif", "--nodata", "no"], "--nodata must be a number, or none"),
      (["x.tpkx", "--update-mode", "DELETE_TILES"], "does not exist"),
      (["x.tpkx", "--from", "a.tif", "--update-mode", "DELETE_TILES"], "needs no rasters"),
      (["Samples/web-mercator-legacy", "--from", "a.tif", "--predefined", "nztm"], "keeps its scheme"),
      (["x.tpkx", "--from", "a.tif", "-r", "lanczos"], "lanczos"),
      (["x.tpkx", "--from", "a.tif", "http://h/wms?token=abc"], "h/wms?token=… and the raster a.tif"),
      (["x", "--from", "a.tif", "--to", "folders"], "--to folders needs the names of the folders"),
      (["x", "--from", "a.tif", "--layout", "xyz"], "--layout is for folders of images and needs --to folders"),
      (["x", "--from", "a.tif", "--to", "tpkx", "--layout", "xyz"], "needs --to folders"),
      (["x", "--from", "a.tif", "--to", "legacy", "--ready-to-serve"], "contradicts --ready-to-serve"),
      (["x", "--from", "a.tif", "--to", "conf.xml"], "conf.xml"),
      (["x", "--update-mode", "DELETE_TILES", "--to", "mbtiles"], "removes tiles of an existing one"),
      (["x.tpkx", "--from", "http://h/a", "http://h/b"], "2 services, but a build has one"),
      (["x.mbtile", "--from", "a.tif"], "did you mean x.mbtiles?"),
      (["x", "--from", "a.tif", "--delete-tiles"], "--delete-tiles is for --update-mode RECREATE_ALL_TILES"),
    ])
  func usage(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun.tilescheme(["build"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("Without GDAL, the error says how to install it, and the exit status is 3")
  func noGDAL() throws {
    let run = try build(
      folder.path("a.tpkx"), "--from", raster, "--predefined", "arcgis-online",
      environment: ["TILESCHEME_GDAL": "/no/such/library.so"])
    #expect(run.status == 3)
    #expect(run.errors.contains("needs GDAL 3.4 or newer"))
    #expect(run.errors.contains("apt install"))
    #expect(folder.names.isEmpty)
  }

  @Test("A raster elsewhere is an error with both extents", .enabled(if: hasGDAL, "GDAL is not installed"))
  func elsewhere() throws {
    let created = try CommandRun.tilescheme(
      "create", folder.url.path, "--name", "Bay", "--predefined", "nztm", "--levels", "8-10", "--crs", "2193",
      "--extent", "1148000,5425400,1149920,5427000")
    #expect(created.status == 0, "\(created.errors)")
    let run = try build(folder.path("Bay/Layers"), "--from", raster)
    #expect(run.status == 3)
    #expect(run.errors.contains("1748000, 5425400, 1749920, 5427000"), "\(run.errors)")
    #expect(run.errors.contains("1148000, 5425400, 1149920, 5427000"), "\(run.errors)")
  }

  @Test(
    "Another raster on an existing cache is an error that says what differs, and --restart is the way out",
    .enabled(if: hasGDAL, "GDAL is not installed"))
  func differs() throws {
    let path = folder.path("bay")
    let common = ["--from", raster, "--predefined", "arcgis-online", "--levels", "12-13", "--no-config"]
    #expect(try CommandRun.tilescheme(["build", path] + common).status == 0)
    let other = try build(path, "--from", raster, "--no-config", "-r", "cubic")
    #expect(other.status == 3)
    #expect(other.errors.contains("the resampling was bilinear and is cubic"), "\(other.errors)")
    #expect(other.errors.contains("--update-mode RECREATE_ALL_TILES"))
    #expect(other.errors.contains("--restart"))
    let over = try build(path, "--from", raster, "--no-config", "-r", "cubic", "--restart")
    #expect(over.status == 0, "\(over.errors)")
  }

  @Test(
    "Losses are printed, and --strict exits with 1", .enabled(if: hasGDAL, "GDAL is not installed"))
  func strict() throws {
    let common = ["--from", raster, "--predefined", "arcgis-online", "--levels", "14-15", "--no-config"]
    let lossy = try CommandRun.tilescheme(
      ["build", folder.path("a"), "--tile-format", "JPEG", "--strict"] + common)
    #expect(lossy.status == 1)
    #expect(lossy.errors.contains(/lost: levels? [0-9, –]*15: .* transparent pixels/), "\(lossy.errors)")
    #expect(lossy.errors.contains("(--strict)"))
    let whole = try CommandRun.tilescheme(["build", folder.path("b"), "--tile-format", "PNG", "--strict"] + common)
    #expect(whole.status == 0, "\(whole.errors)")
  }

  @Test(
    "Existing tiles that would lose something are refused, --delete-tiles consents, and --strict writes nothing",
    .enabled(if: hasGDAL, "GDAL is not installed"))
  func lostTiles() throws {
    let path = folder.path("bay")
    let made = try build(path, "--from", raster, "--predefined", "arcgis-online", "--levels", "13-15", "--no-config")
    #expect(made.status == 0, "\(made.errors)")
    // The upper left quarter of the raster.
    let patch = folder.path("patch.vrt")
    let size = #"xOff="0" yOff="0" xSize="240" ySize="200""#
    let rectangles = "<SrcRect \(size)/><DstRect \(size)/>"
    let bands = (1...3).map { band in
      #"<VRTRasterBand dataType="Byte" band="\#(band)"><SimpleSource><SourceFilename>\#(raster)</SourceFilename>"#
        + "<SourceBand>\(band)</SourceBand>\(rectangles)</SimpleSource></VRTRasterBand>"
    }
    try """
    <VRTDataset rasterXSize="240" rasterYSize="200"><SRS>EPSG:2193</SRS>
    <GeoTransform>1748000,4,0,5427000,0,-4</GeoTransform>\(bands.joined())</VRTDataset>
    """.write(toFile: patch, atomically: true, encoding: .utf8)
    func update(_ more: String...) throws -> CommandRun {
      try CommandRun.tilescheme(
        ["build", path, "--from", patch, "--update-mode", "RECREATE_ALL_TILES", "--no-config"] + more)
    }
    let refused = try update()
    #expect(refused.status == 2, "\(refused.errors)")
    #expect(refused.errors.contains("nothing is written: levels"), "\(refused.errors)")
    #expect(refused.errors.contains("; --delete-tiles makes them all the same"), "\(refused.errors)")
    let planned = try update("--dry-run")
    #expect(planned.status == 0 && planned.errors.contains("lost: "), "\(planned.errors)")
    let strict = try update("--strict", "--delete-tiles")
    #expect(strict.status == 1, "\(strict.errors)")
    #expect(strict.errors.contains("nothing is written (--strict): "), "\(strict.errors)")
    let consented = try update("--delete-tiles")
    #expect(consented.status == 0 && consented.errors.contains("warning: "), "\(consented.errors)")
  }

  @Test(
    "A raster outside the area of use of the coordinate system is warned of, with both places",
    .enabled(if: hasGDAL, "GDAL is not installed"))
  func distant() throws {
    let run = try build(sample("us-feet-washington"), "--from", raster, "--dry-run", "--no-config")
    #expect(run.status == 0, "\(run.errors)")
    let words = /warning: the rasters are at .*New Zealand.* is made for .*Washington/
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test(
    "Levels that only enlarge the raster are named before the first tile, once, with the option that leaves them out",
    .enabled(if: hasGDAL, "GDAL is not installed"))
  func enlarged() throws {
    let run = try build(
      folder.path("bay"), "--from", raster, "--predefined", "arcgis-online", "--levels", "14-17", "--no-config")
    let words = "levels 16, 17 show no more than coarser levels"
    #expect(run.errors.components(separatedBy: words).count == 2, "\(run.errors)")
    #expect(run.errors.contains("; --levels 14-15 leaves them out"), "\(run.errors)")
  }

  @Test(
    "A dry run prints where the rasters are, and an estimate in JSON of the schema",
    .enabled(if: hasGDAL && hasSchemaTools, "GDAL or check-jsonschema is not installed"))
  func estimate() throws {
    let common = ["--from", raster, "--predefined", "arcgis-online", "--levels", "12-15", "--no-config", "--dry-run"]
    let text = try CommandRun.tilescheme(["build", folder.path("a.tpkx")] + common)
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.text.contains("rasters: 19455044.37"))
    #expect(text.text.contains("measured on 11 tiles"), "\(text.text)")
    // One bundle at each of four levels.
    #expect(text.text.contains("11 tiles in 4 bundles would be made"), "\(text.text)")
    #expect(text.text.contains(/; (under 1 s|about .*) with \d+ jobs?,/), "\(text.text)")
    let json = try CommandRun.tilescheme(["build", folder.path("a.tpkx"), "--format", "json"] + common)
    let file = folder.path("out.json")
    try json.output.write(to: URL(filePath: file))
    let accepted = try accepts(schema: "build.schema.json", file)
    #expect(accepted.status == 0, "\(accepted.text) \(json.text)")
    #expect(folder.names == ["out.json"])
  }

  @Test(
    "A disk that is too small is announced before the work, and in a dry run",
    .enabled(if: hasGDAL && SmallDisk.isAvailable, "GDAL is not installed, or no disk can be mounted"))
  func smallDisk() throws {
    let disk = try SmallDisk(options: "size=100k")
    let common = ["--from", raster, "--predefined", "arcgis-online", "--levels", "12-15", "--no-config"]
    for more in [[], ["--dry-run"]] {
      let run = try CommandRun.tilescheme(["build", "\(disk.path)/a.tpkx"] + common + more)
      #expect(run.status == (more.isEmpty ? 3 : 0))
      let announced = try #require(run.errors.firstRange(of: "the build needs about "), "\(run.errors)")
      #expect(run.errors.contains("kB are free in \(disk.path)"), "\(run.errors)")
      if let failed = run.errors.firstRange(of: "no space is left") {
        #expect(announced.lowerBound < failed.lowerBound)
      }
    }
    let enough = try CommandRun.tilescheme(["build", folder.path("a.tpkx"), "--dry-run"] + common)
    #expect(!enough.errors.contains("the build needs about"))
  }

  @Test("Without libturbojpeg, JPEG tiles are an error that says how to install it, and PNG tiles are made")
  func noTurboJPEG() throws {
    let environment = ["TILESCHEME_TURBOJPEG": "/no/such/library.so"]
    let run = try build(
      folder.path("a.tpkx"), "--from", raster, "--predefined", "arcgis-online", "--levels", "12-13", "--no-config",
      environment: environment)
    #expect(run.status == 3)
    #expect(run.errors.contains("libturbojpeg"), "\(run.errors)")
    #expect(run.errors.contains("install"))
    #expect(folder.names.isEmpty)
    let png = try build(
      folder.path("a.tpkx"), "--from", raster, "--predefined", "arcgis-online", "--levels", "12-13", "--no-config",
      "--tile-format", "PNG", environment: environment)
    #expect(png.status == 0, "\(png.errors)")
  }

  @Test(
    "Areas in a GeoPackage and a shapefile select the same tiles as in GeoJSON, in every command",
    .enabled(if: hasGDAL && CommandRun.isInstalled("ogr2ogr"), "GDAL is not installed"))
  func vectorAreas() throws {
    let geojson = try folder.write(
      #"{"type":"Polygon","coordinates":[[[174.775,-41.31],[174.785,-41.31],[174.78,-41.302],[174.775,-41.31]]]}"#,
      "area.geojson")
    for (name, options) in [("area.gpkg", ["-t_srs", "EPSG:2193"]), ("area.shp", [])] {
      let run = try CommandRun("ogr2ogr", options + [folder.path(name), geojson])
      try #require(run.status == 0, "\(run.errors)")
    }
    let cache = folder.path("cache")
    #expect(
      try build(
        cache, "--from", raster, "--predefined", "arcgis-online", "--levels", "13-17", "--no-config", "-q"
      ).status == 0)
    for command in [
      [
        "build", folder.path("x.tpkx"), "--from", raster, "--predefined", "arcgis-online", "--levels", "13-17",
        "--dry-run", "-q", "--no-config",
      ],
      ["convert", cache, folder.path("x.tpkx"), "--dry-run"],
      ["preflight", "arcgis-online", "--levels", "13-17"],
    ] {
      let own = try CommandRun.tilescheme(command + ["--area", geojson])
      #expect(own.status == 0, "\(command[0]): \(own.errors)")
      #expect(!levels(own).isEmpty)
      for name in ["area.gpkg", "area.shp"] {
        let run = try CommandRun.tilescheme(command + ["--area", folder.path(name)])
        #expect(run.status == 0, "\(run.errors)")
        #expect(levels(run) == levels(own), "\(command[0]) \(name)")
      }
    }
  }

  /// The lines of levels and sums. The extent of the area differs by centimetres, because a straight edge in one system is
  /// not quite straight in another.
  private func levels(_ run: CommandRun) -> [Substring] {
    run.text.split(separator: "\n").filter { line in
      line.first == " " && line.first { $0 != " " }?.isNumber == true
    }
      + run.errors.split(separator: "\n").filter { $0.contains("would be copied") }
  }

  @Test(
    "A vector file that does not give one area is an error with the remedy",
    .enabled(if: hasGDAL && CommandRun.isInstalled("ogr2ogr"), "GDAL is not installed"))
  func vectorFaults() throws {
    let geojson = try folder.write(
      #"{"type":"Polygon","coordinates":[[[174.7,-41.3],[174.8,-41.3],[174.75,-41.2],[174.7,-41.3]]]}"#, "a.geojson")
    let gpkg = folder.path("two.gpkg")
    for layer in ["parcels", "roads"] {
      let run = try CommandRun("ogr2ogr", ["-update", "-append", "-f", "GPKG", "-nln", layer, gpkg, geojson])
      try #require(run.status == 0, "\(run.errors)")
    }
    let shape = try CommandRun("ogr2ogr", [folder.path("bare.shp"), geojson])
    try #require(shape.status == 0, "\(shape.errors)")
    try FileManager.default.removeItem(atPath: folder.path("bare.prj"))
    _ = try folder.write("SQLite format 3\u{0}rest", "broken.gpkg")
    func preflight(_ area: String, _ environment: [String: String] = [:]) throws -> CommandRun {
      try CommandRun.tilescheme(
        ["preflight", "arcgis-online", "--levels", "8", "--area", area], environment: environment)
    }
    for (area, words) in [
      (gpkg, "has several layers: parcels, roads; name one after the file"),
      ("\(gpkg)|layername=x", "has no layer “x”"),
      (folder.path("bare.shp"), "states no coordinate system"), (folder.path("broken.gpkg"), "GDAL cannot open it"),
      (folder.path("missing.gpkg"), "GDAL cannot open it"),
    ] {
      let run = try preflight(area)
      #expect(run.status == 3, "\(area)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
    #expect(try preflight("\(gpkg)|layername=roads").status == 0)
    let without = try preflight(gpkg, ["TILESCHEME_GDAL": "/no/such/library.so"])
    #expect(without.status == 3)
    #expect(without.errors.contains("needs GDAL 3.4 or newer"), "\(without.errors)")
  }

  @Test("A list of rasters is read from a file", .enabled(if: hasGDAL, "GDAL is not installed"))
  func list() throws {
    let list = try folder.write("\(raster)\n", "rasters.txt")
    let run = try build(
      folder.path("a.tpkx"), "--from", "@\(list)", "--predefined", "arcgis-online", "--levels", "12-13", "--dry-run")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("nothing is written"))
    #expect(folder.names == ["rasters.txt"])
  }
}
