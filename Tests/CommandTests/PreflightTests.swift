import Foundation
import TestSupport
import Testing

private let hasPROJ = (try? CommandRun.tilescheme("show", sample("us-feet-washington")))?.status == 0

@Suite("preflight")
struct PreflightTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func json(_ arguments: String..., status: Int32 = 0) throws -> [String: Any] {
    let run = try CommandRun.tilescheme(["preflight"] + arguments + ["--format", "json"])
    #expect(run.status == status, "\(run.errors)")
    return try object(run.output)
  }

  private func rules(_ result: [String: Any]) -> [String] {
    (result["findings"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
  }

  private func levels(_ result: [String: Any]) -> [[String: Any]] { result["levels"] as? [[String: Any]] ?? [] }

  private func bytes(_ result: [String: Any]) -> (low: Int, expected: Int, high: Int)? {
    let bytes = (result["total"] as? [String: Any])?["bytes"] as? [String: Any]
    guard let low = bytes?["low"] as? Int, let expected = bytes?["expected"] as? Int, let high = bytes?["high"] as? Int
    else { return nil }
    return (low, expected, high)
  }

  @Test("The output of gdalinfo gives the region, the levels and the image format that a build makes")
  func raster() throws {
    // 400 × 200 pixels of 10 m, in the system of the scheme.
    let file = try folder.write(
      #"""
      {"description":"bay.tif","driverShortName":"GTiff","size":[400,200],"bands":[{"band":1,"type":"Byte"}],\#
      "coordinateSystem":{"wkt":"PROJCRS[\"a\",CS[Cartesian,2],ID[\"EPSG\",3857]]"},\#
      "geoTransform":[0,10,0,2000,0,-10],\#
      "stac":{"proj:epsg":3857},"cornerCoordinates":{"upperLeft":[0,2000],"lowerLeft":[0,0],"lowerRight":[4000,0],\#
      "upperRight":[4000,2000]}}
      """#, "bay.json")
    let run = try CommandRun.tilescheme("preflight", "arcgis-online", "--service", file)
    #expect(run.status == 0, "\(run.errors)")
    // Level 14 has 9.55 m per pixel.
    let levels = "levels 0–14 of 24: the raster has about 10 map units per pixel"
    #expect(run.errors.contains(levels), "\(run.errors)")
    #expect(run.errors.contains("image format MIXED, as in a build from this raster"), "\(run.errors)")
    let chosen = try CommandRun.tilescheme(
      "preflight", "arcgis-online", "--service", file, "--levels", "3", "--tile-format", "PNG")
    #expect(chosen.status == 0 && !chosen.errors.contains("notice:"), "\(chosen.errors)")
    // It describes a map and no scheme.
    let alone = try CommandRun.tilescheme("preflight", file, "--predefined", "arcgis-online")
    #expect(alone.status == 0 && alone.text.contains("the full extent of the service"), "\(alone.errors)")
    let other = try CommandRun.tilescheme("preflight", file, "--predefined", "nztm")
    #expect(other.status == 2 && !other.errors.contains("--extent-crs"), "\(other.errors)")
    #expect(other.errors.contains("notice: tilescheme preflight nztm --service \(file) transforms"), "\(other.errors)")
  }

  @Test("The output is a table of levels, the totals and the assumptions")
  func sheet() throws {
    let run = try CommandRun.tilescheme(
      "preflight", "nztm", "--extent", "1700000,5400000,1800000,5500000", "--levels", "5-6",
      environment: ["COLUMNS": "200"])
    #expect(run.status == 0)
    #expect(run.text.contains("level  scale 1:"))
    #expect(run.text.contains("region              --extent"))
    #expect(run.text.contains("assumed 20 kB (4 kB to 80 kB) per tile of 512 × 512 px: PNG, map"))
    #expect(run.text.contains("tiles per second"))
  }

  @Test(
    "The JSON follows its schema", .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
  func schema() throws {
    let cases = [
      ["arcgis-online", "--levels", "0-9"], [sample("national-grid-nz")],
      ["arcgis-online", "--extent", "170,-50,-170,-30", "--crs", "4326", "--levels", "0-3", "--basemap", "none"],
      [sample("web-mercator-ready"), "--extent", "0,0,1000,1000", "--disk", folder.url.path],
    ]
    for arguments in cases {
      let run = try CommandRun.tilescheme(["preflight"] + arguments + ["--format", "json", "--fail-on", "never"])
      #expect(run.status == 0, "\(run.errors)")
      let file = folder.path("preflight.json")
      try run.output.write(to: URL(filePath: file))
      let accepted = try accepts(schema: "preflight.schema.json", file)
      #expect(accepted.status == 0, "\(accepted.text) \(accepted.errors)")
    }
  }

  @Test("The length of a metre of Web Mercator on the ground is that at the latitude of the region")
  func ground() throws {
    func words(_ extent: String) throws -> String {
      let run = try CommandRun.tilescheme(
        "preflight", "arcgis-online", "--levels", "10", "--extent-crs", "4326", "--extent", extent)
      return run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    // cos 60° = 0.5, and a pixel of level 10 is 152.874 m at the equator.
    let north = try words("10,59.9,10.2,60.1")
    #expect(north.contains("At 60° north, in the middle of the extent, 1 metre of the map is 0.5 metres"), "\(north)")
    #expect(north.contains("a pixel of the finest level is 76.44 metres wide there"), "\(north)")
    #expect(try words("170,-60.1,171,-59.9").contains("At 60° south"))
    #expect(try words("-10,0,10,80").contains("exact only at the equator"))
  }

  @Test("An unknown scheme is reported with a similar name")
  func unknownNames() throws {
    let scheme = try CommandRun.tilescheme("preflight", "arcgis-onlin", "--extent", "0,0,1,1")
    #expect(scheme.status == 3)
    #expect(scheme.errors.contains("did you mean “arcgis-online”?"))
    let base = try CommandRun.tilescheme("preflight", "nztm", "--extent", "0,0,999,999", "--basemap", "arcgisonline")
    #expect(base.status == 2)
    #expect(base.errors.contains("did you mean “arcgis-online”?"))
  }

  @Test("The scheme can be a file, standard input, a built-in scheme or a new one")
  func subjects() throws {
    let conf = try Data(contentsOf: URL(filePath: sample("national-grid-nz/conf.xml")))
    let extent = ["--extent", "1700000,5400000,1800000,5500000"]
    let fromFile = try CommandRun.tilescheme(["preflight", sample("national-grid-nz/conf.xml")] + extent)
    let fromInput = try CommandRun.tilescheme(["preflight", "-"] + extent, input: conf)
    #expect(fromFile.status == 0 && fromInput.status == 0)
    func table(_ run: CommandRun) -> [Substring] { run.text.split(separator: "\n").filter { $0.contains(" kB") } }
    #expect(!table(fromFile).isEmpty && table(fromFile) == table(fromInput))
    let new = try json(
      "--extent", "1700000,5400000,1800000,5500000", "--crs", "2193", "--scales", "500000;250000", "--origin", "domain")
    // (1700000 + 4020900) / (256 · 132.2919312505292 m) = 168.9; (19998100 - 5500000) / 33866.7 = 428.1
    #expect(levels(new)[0]["minColumn"] as? Int == 168 && levels(new)[0]["minRow"] as? Int == 428)
  }

  @Test("An area, a service or the extent of the scheme defines the region")
  func regions() throws {
    let square = try folder.write(
      #"{"type":"Polygon","coordinates":[[[0.1,0.1],[1,0.1],[1,1],[0.1,1],[0.1,0.1]]]}"#, "square.geojson")
    let area = try json("arcgis-online", "--area", square, "--levels", "8")
    // Tiles of 1.40625 degrees at level 8; mercantile.tiles(0.1, 0.1, 1, 1, [8]) is one tile.
    #expect(levels(area)[0]["tiles"] as? Int == 1)
    let service = try json("arcgis-online", "--service", sample("service/mapserver-dynamic.json"), "--levels", "10")
    let source = (service["region"] as? [String: Any])?["source"] as? String
    #expect(source?.hasPrefix("the full extent of ") == true)
    let own = try json(sample("national-grid-nz"), "--levels", "3")
    #expect(
      (own["region"] as? [String: Any])?["source"] as? String == "the full extent of \(sample("national-grid-nz"))")
  }

  @Test("An area in degrees is transformed to the scheme's system", .enabled(if: hasPROJ, "PROJ is not installed"))
  func reprojected() throws {
    let area = try folder.write(
      #"{"type":"Polygon","coordinates":[[[174,-41.5],[175,-41.5],[175,-41],[174,-41],[174,-41.5]]]}"#, "area.geojson")
    let result = try json("nztm", "--area", area, "--levels", "6")
    // cs2cs EPSG:4326 EPSG:2193: 174 E 41.5 S is 1683484.6 5405023.3, 175 E 41 S is 1768191.8 5459133.6; tiles of 67733.5 m
    // from -4020900, 19998100 are columns 84 to 85 and rows 214 to 215.
    #expect(levels(result)[0]["minColumn"] as? Int == 84 && levels(result)[0]["maxColumn"] as? Int == 85)
    #expect(levels(result)[0]["minRow"] as? Int == 214 && levels(result)[0]["maxRow"] as? Int == 215)
  }

  @Test("A fault in an area file is reported with its place")
  func brokenArea() throws {
    let broken = try folder.write(
      "{\"type\":\"Polygon\",\n\"coordinates\":[[[0,0],[1,\"x\"],[1,1]]]}", "broken.geojson")
    let run = try CommandRun.tilescheme("preflight", "arcgis-online", "--area", broken)
    #expect(run.status == 3)
    #expect(run.errors.contains("broken.geojson:2:"), "\(run.errors)")
    let meters = try folder.write(#"{"type":"Point","coordinates":[1700000,5400000]}"#, "meters.geojson")
    let run2 = try CommandRun.tilescheme("preflight", "nztm", "--area", meters)
    #expect(run2.status == 3)
    #expect(run2.errors.contains("not longitudes and latitudes"), "\(run2.errors)")
    let cut = try folder.write("{\"type\":\"Polygon\",", "cut.geojson")
    #expect(try CommandRun.tilescheme("preflight", "arcgis-online", "--area", cut).status == 3)
  }

  @Test("Contradicting options are wrong usage, and the message says which to leave out")
  func usage() throws {
    let cases: [([String], String)] = [
      (["arcgis-online", "--extent", "0,0,1,1", "--area", "a.geojson"], "give one of them"),
      (["arcgis-online", "--dpi", "96"], "--dpi is for a new scheme"),
      (["arcgis-online", "--crs", "4326"], "--crs is the coordinate system of --extent"),
      (["arcgis-online", "--levels", "x"], "--levels"),
      (["arcgis-online", "--levels", "40"], "the scheme has levels 0–23"),
      (["arcgis-online", "--extent", "5,0,1,1"], "xmin must not be greater than xmax"),
      (["arcgis-online", "--bytes-per-tile", "0"], "--bytes-per-tile"),
      (["arcgis-online", "--content", "map", "--calibrate", "x"], "give one of them"),
      (["arcgis-online", "--grid-level", "3"], "--grid-level needs --grid"),
      (["arcgis-online", "--grid", "-"], "--grid needs a file name"),
      (["arcgis-online", "--disk", ""], "--disk is empty"),
      (["arcgis-online", "--disk", "/tpyo/cache"], "/tpyo/cache"),
      (["nztm"], "nztm states no full extent"),
      (["--area", "a.geojson", "--number-of-scales", "3"], "--crs is missing"),
      (["-", "--area", "-"], "standard input (-) can be used for one argument only"),
      ([sample("national-grid-nz/conf.cdi")], "tiling scheme"),
      (["no-such-file"], "no-such-file"),
    ]
    for (arguments, words) in cases {
      let run = try CommandRun.tilescheme(["preflight"] + arguments)
      #expect(run.status == 2 || run.status == 3, "\(arguments)")
      #expect(run.errors.contains(words), "\(arguments): \(run.errors)")
      #expect(run.text.isEmpty, "\(arguments)")
    }
  }

  // MARK: Findings that depend on the extent

  @Test("A tile origin inside the region is an error with the offset in pixels, and exits with 1")
  func origin() throws {
    let result = try json("nztm", "--extent", "-4030900,5400000,1800000,5500000", "--levels", "4", status: 1)
    #expect(rules(result).contains("PRE001"))
    let message = (result["findings"] as? [[String: Any]])?.first { $0["rule"] as? String == "PRE001" }?["message"]
    // 10,000 m at 529.1677250021168 m per pixel.
    let expected = "10000 map units right of the left edge of the region, -4030900: 18.9 px"
    #expect((message as? String ?? "").contains(expected), "\(message ?? "")")
  }

  @Test("Rows beyond 31 bits are an error with the last safe level")
  func beyondGrid() throws {
    // 256 px of 2.6e-6 m are 0.68 mm: 2e9 rows are 1.4e6 m below the origin.
    let conf = try String(contentsOfFile: sample("national-grid-nz/conf.xml"), encoding: .utf8)
      .replacing("<Resolution>1.0583354500042335</Resolution>", with: "<Resolution>2.6458386250105836e-06</Resolution>")
    let file = try folder.write(conf, "fine.xml")
    let result = try json(file, "--extent", "1700000,5400000,1800000,5500000", "--levels", "10-11", status: 1)
    let message = (result["findings"] as? [[String: Any]])?.first { $0["rule"] as? String == "PRE002" }?["message"]
    #expect((message as? String ?? "").hasSuffix("the finest usable level is 10"), "\(result["findings"] ?? "")")
  }

  @Test("Levels that one tile covers, and an area without an interior")
  func oneTile() throws {
    #expect(try rules(json("arcgis-online", "--extent", "1000,1000,2000,2000", "--levels", "0-4")).contains("PRE004"))
    let flat = try folder.write(
      #"{"type":"Polygon","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"coordinates":[[[0,0],[5,0],[9,0]]]}"#,
      "flat.geojson")
    #expect(try rules(json("arcgis-online", "--area", flat, "--levels", "0-4", status: 1)).contains("PRE003"))
  }

  @Test("Thin areas leave their bundles nearly empty")
  func nearlyEmpty() throws {
    let river = try folder.write(#"{"type":"LineString","coordinates":[[0,0.3],[20,0.31]]}"#, "river.geojson")
    let result = try json("arcgis-online", "--area", river, "--levels", "16")
    #expect(rules(result).contains("PRE005"))
    #expect(try !rules(json("arcgis-online", "--levels", "12")).contains("PRE005"))
  }

  @Test("More than 40,000 bundles are more than ArcGIS Online accepts")
  func onlineBundles() throws {
    #expect(try rules(json("arcgis-online", "--levels", "15")).contains("PRE006"))
    #expect(try !rules(json("arcgis-online", "--levels", "14")).contains("PRE006"))
  }

  @Test("An extent far outside its system's area of use", .enabled(if: hasPROJ, "PROJ is not installed"))
  func areaOfUse() throws {
    let sydney = try json("nztm", "--extent", "-500000,6200000,-400000,6300000", "--levels", "6")
    #expect(rules(sydney).contains("PRE007"))
    // EPSG's area of use is 166.37 to 178.63 degrees; its box in metres extends further.
    let whole = try json("nztm", "--extent", "166.37,-47.33,178.63,-34.1", "--crs", "4326", "--levels", "6")
    #expect(!rules(whole).contains("PRE007"))
    let wellington = try json("nztm", "--extent", "1740000,5420000,1760000,5440000", "--levels", "6")
    #expect(!rules(wellington).contains("PRE007"))
  }

  @Test("A disk that is too small is an error; a disk that may be too small is a warning")
  func disk() throws {
    let exabyte = try json("arcgis-online", "--levels", "23", "--disk", folder.url.path, status: 1)
    #expect(rules(exabyte).contains("PRE008"))
    let some = try json(
      "arcgis-online", "--levels", "0-3", "--bytes-per-tile", "1,1,999999999999", "--disk", folder.path("not/yet/there")
    )
    #expect(rules(some).contains("PRE009"))
    #expect(try CommandRun.tilescheme("preflight", "arcgis-online", "--disk", "/dev/null/x").status == 3)
  }

  @Test("The base map of ArcGIS Online is compared if the coordinate system is the same, and another one on request")
  func baseMap() throws {
    let domain = try json(
      "--extent", "0,0,100000,100000", "--crs", "3857", "--scales", "500000;250000", "--origin", "domain")
    #expect(rules(domain).contains("PRE010"))
    #expect((domain["baseMap"] as? [String: Any])?["verdict"] as? String == "never")
    let part = try json(
      "--extent", "0,0,100000,100000", "--crs", "3857", "--scales", "591657527.591555;5000", "--origin",
      "-20037508.342787,20037508.342787")
    #expect(rules(part).contains("PRE011"))
    #expect((part["baseMap"] as? [String: Any])?["others"] as? [Int] == [1])
    let same = try json("arcgis-online", "--extent", "0,0,100000,100000")
    #expect((same["baseMap"] as? [String: Any])?["verdict"] as? String == "identical")
    #expect(try json("nztm", "--extent", "1700000,5400000,1800000,5500000")["baseMap"] is NSNull)
    let other = try json(
      "nztm", "--extent", "1700000,5400000,1800000,5500000", "--levels", "9", "--basemap", "arcgis-online")
    #expect(rules(other) == ["PRE010"])
    #expect(try json("arcgis-online", "--basemap", "none")["baseMap"] is NSNull)
  }

  @Test("The findings of lint are reported too, and rules are selected in the same way")
  func lint() throws {
    let result = try json(sample("broken/nan-resolution.xml"), "--extent", "0,0,1,1", status: 3)
    #expect(!rules(result).isEmpty)
    let scheme = sample("national-grid-nz")
    let all = try json(scheme, "--extent", "1700000,5400000,1700001,5400001")
    #expect(rules(all).contains("PRE004"))
    #expect(try rules(json(scheme, "--extent", "1700000,5400000,1700001,5400001", "--ignore", "PRE")).isEmpty)
  }

  // MARK: Sizes

  @Test("A cache without tiles cannot be used for calibration")
  func noTiles() throws {
    let run = try CommandRun.tilescheme("preflight", "arcgis-online", "--calibrate", sample("national-grid-nz"))
    #expect(run.status == 3)
    #expect(run.errors.contains("no tiles"))
  }

  @Test("The assumed size depends on the tile format and the content")
  func content() throws {
    let map = try #require(bytes(json("arcgis-online", "--levels", "9")))
    let imagery = try #require(bytes(json("arcgis-online", "--levels", "9", "--content", "imagery")))
    #expect(imagery.expected > 5 * map.expected)
    let jpeg = try #require(bytes(json("arcgis-online", "--levels", "9", "--tile-format", "jpeg")))
    #expect(jpeg.expected > map.expected && jpeg.expected < imagery.expected)
    let stated = try #require(bytes(json("arcgis-online", "--levels", "9", "--bytes-per-tile", "5000")))
    #expect(stated.low == stated.high && stated.expected == 262_144 * 5004 + 16 * 131_136)
  }

  // MARK: Outlines

  @Test(
    "The outlines of tiles equal those of mercantile",
    .enabled(if: hasMercantile, "Python has no mercantile and morecantile"))
  func outlines() throws {
    let file = folder.path("grid.geojson")
    let run = try CommandRun.tilescheme(
      "preflight", "arcgis-online", "--extent", "5,45,11,48", "--crs", "4326", "--grid", file, "--grid-level", "7")
    #expect(run.status == 0 && run.errors.contains("wrote: "))
    let script = """
      import json, mercantile, sys
      ours = {}
      for feature in json.load(open(sys.argv[1]))["features"]:
          p, ring = feature["properties"], feature["geometry"]["coordinates"][0]
          assert ring[0] == ring[-1] and len(ring) == 5
          area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
          assert area > 0, "not against the clock"
          ours[(p["level"], p["row"], p["column"])] = ring
      theirs = {(t.z, t.y, t.x): mercantile.bounds(t) for t in mercantile.tiles(5, 45, 11, 48, [7])}
      assert ours.keys() == theirs.keys(), (ours.keys(), theirs.keys())
      for place, box in theirs.items():
          xs, ys = [c[0] for c in ours[place]], [c[1] for c in ours[place]]
          for a, b in zip((min(xs), min(ys), max(xs), max(ys)), box): assert abs(a - b) < 1e-7, (place, box)
      print(len(ours))
      """
    let checked = try Python.run(script, [file], importing: ["mercantile"])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(try CommandRun.tilescheme("preflight", "arcgis-online", "--grid", file).status == 3)
  }

  @Test(
    "Outlines across the antimeridian stay in the coordinate system of the scheme",
    .enabled(if: hasPROJ, "PROJ is not installed"))
  func antimeridianOutlines() throws {
    let file = folder.path("grid.geojson")
    let run = try CommandRun.tilescheme(
      "preflight", "nztm", "--extent", "2300000,5000000,3500000,6500000", "--levels", "0-3", "--grid", file)
    #expect(run.status == 0 && run.errors.contains("in WGS84 an outline would have to be cut"), "\(run.errors)")
    let document = try object(folder.bytes("grid.geojson"))
    #expect(
      ((document["crs"] as? [String: Any])?["properties"] as? [String: Any])?["name"] as? String
        == "urn:ogc:def:crs:EPSG::2193")
  }

  @Test("An area is read from standard input")
  func areaFromInput() throws {
    let run = try CommandRun.tilescheme(
      "preflight", "arcgis-online", "--area", "-", "--levels", "8", "--format", "json",
      input: Data(#"{"type":"Point","coordinates":[0,0]}"#.utf8))
    // The centre of the map is the upper left corner of row 128, column 128.
    #expect(try levels(object(run.output)).first?["minRow"] as? Int == 128, "\(run.errors)")
    let new = try CommandRun.tilescheme(
      "preflight", "--area", "-", "--crs", "4326", "--scales", "50000000", "--origin", "-180,90", "--format", "json",
      input: Data(#"{"type":"LineString","coordinates":[[0,0],[10,10]]}"#.utf8))
    #expect(new.status == 0, "\(new.errors)")
    #expect(try (object(new.output)["region"] as? [String: Any])?["xmax"] as? Int == 10)
  }

  @Test("JPEG tiles keep their size beyond the measured levels")
  func photographs() throws {
    let cache = try SmallCache(SmallCache.world)
    let result = try json("arcgis-online", "--levels", "12", "--calibrate", cache.path)
    let expected = try Double(SmallCache.tile("tile.jpg").count)
    let total = try #require(bytes(result))
    #expect((Double(total.expected - 1024 * 131_136) / 16_777_216 - 4 - expected).magnitude < 1)
    #expect(Double(total.high) < 12.1 * Double(total.low))
    let words = (result["assumptions"] as? [String: Any])?["tileSize"] as? String ?? ""
    #expect(words.contains("calibrated on 21 tiles in"), "\(words)")
  }

  @Test("Bundles are outlined up to the last possible tile, with their names")
  func bundles() throws {
    let file = folder.path("grid.geojson")
    let run = try CommandRun.tilescheme(
      "preflight", "arcgis-online", "--grid", file, "--grid-of", "bundles", "--grid-level", "8")
    #expect(run.status == 0, "\(run.errors)")
    let features = try object(folder.bytes("grid.geojson"))["features"] as? [[String: Any]] ?? []
    let names = features.compactMap { ($0["properties"] as? [String: Any])?["bundle"] as? String }
    #expect(names == ["R0000C0000", "R0000C0080", "R0080C0000", "R0080C0080"])
  }

  @Test("Too many outlines are refused, and a suitable level is suggested")
  func tooManyOutlines() throws {
    // A third of the world: level 9 has 512 columns and 170 rows, fewer than 100,000 tiles, but with level 8 it has more.
    let extent = "--extent=-20037508,-6600000,20037508,6600000"
    let all = try CommandRun.tilescheme(
      "preflight", "arcgis-online", extent, "--grid", folder.path("all.geojson"), "--grid-level", "0-9")
    #expect(all.status == 2 && all.errors.contains("levels 0–8 are possible"), "\(all.errors)")
    let run = try CommandRun.tilescheme(
      "preflight", "arcgis-online", "--grid", folder.path("g.geojson"), "--grid-level", "12")
    #expect(run.status == 2)
    #expect(run.errors.contains("level 8 is possible"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }
}

private let hasMercantile = Python.has("mercantile")
