import Diagnostics
import Foundation
import Preflight
import SchemeFormats
import Synchronization
import SystemPackage
import TestSupport
import Testing
import TilingSchemes

@Suite("The region of a cache that states no extent")
struct TileRegionTests {
  private func cache(_ places: [SmallCache.Place], finestLevel: Int = 2) throws -> SmallCache {
    let tile = try SmallCache.tile("tile.jpg")
    let cache = try SmallCache(
      Dictionary(uniqueKeysWithValues: places.map { ($0, tile) }), finestLevel: finestLevel)
    try FileManager.default.removeItem(at: cache.file("conf.cdi"))
    return cache
  }

  @Test("It is the extent of the tiles of the finest level with tiles, and a notice says so")
  func computed() async throws {
    let cache = try cache([.init(0, 0, 0), .init(2, 1, 2), .init(2, 2, 3)])
    let notices = Mutex<[String]>([])
    let report = try await PreflightRequest(.existing(cache.path)).run { remark in
      if case .notice(let message) = remark { notices.withLock { $0.append(message.description) } }
    }
    // Rows 1 and 2 and columns 2 and 3 of the four at level 2, whose tiles have 256 pixels of 39135.758482000092 m.
    let quarter = 39135.758482000092 * 256
    let box = try #require(report.forecast.region.envelope)
    #expect(abs(box.xMin) < 1e-3 && abs(box.xMax - 2 * quarter) < 1e-3)
    #expect(abs(box.yMax - quarter) < 1e-3 && abs(box.yMin + quarter) < 1e-3)
    #expect(report.forecast.region.source == "the extent of the tiles of level 2")
    #expect(notices.withLock { $0 }.contains { $0.contains("states no extent; that of the tiles of level 2 is used") })
  }

  @Test("Tiles of several bundles count, and bundles between them are part of the extent")
  func severalBundles() async throws {
    let corners = [(0, 0), (0, 511), (511, 0), (200, 300), (511, 511)]
    let cache = try cache(corners.map { .init(9, $0.0, $0.1) }, finestLevel: 9)
    let report = try await PreflightRequest(.existing(cache.path)).run()
    let box = try #require(report.forecast.region.envelope)
    #expect(abs(box.xMin + 20_037_508.342787) < 1 && abs(box.xMax - 20_037_508.342787) < 1)
    #expect(abs(box.yMin + 20_037_508.342787) < 1 && abs(box.yMax - 20_037_508.342787) < 1)
  }

  @Test("A cache without tiles and a scheme alone have no region")
  func without() async throws {
    for places in [[], [SmallCache.Place(0, 0, 0)]] {
      let cache = try cache(places)
      if !places.isEmpty { try FileManager.default.removeItem(at: cache.url.appending(path: "_alllayers")) }
      await #expect(throws: PreflightError.self) { try await PreflightRequest(.existing(cache.path)).run() }
    }
  }

  @Test("A bundle whose index cannot be read counts as empty, and the coarser level is used")
  func damaged() async throws {
    let cache = try cache([.init(1, 0, 0), .init(2, 3, 3)])
    try Data("short".utf8).write(to: cache.bundle(2))
    let report = try await PreflightRequest(.existing(cache.path)).run()
    #expect(report.forecast.region.source == "the extent of the tiles of level 1")
  }

  @Test("The service of --service can be a cache without an extent as well")
  func service() async throws {
    let cache = try cache([.init(2, 0, 0)])
    let report = try await PreflightRequest(.existing("arcgis-online", tiling: .service(cache.path))).run()
    let box = try #require(report.forecast.region.envelope)
    #expect(abs(box.xMin + 20_037_508.342787) < 1 && abs(box.xMax + 20_037_508.342787 / 2) < 1)
  }
}

@Suite("Table and picture of a forecast")
struct ForecastFilesTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func run(_ change: (inout PreflightRequest) -> Void) async throws -> PreflightReport {
    var request = PreflightRequest(.existing("arcgis-online"))
    request.levels = [0, 1, 2]
    request.table = FilePath(folder.path("plan.csv"))
    request.picture = .init(FilePath(folder.path("map.svg")))
    change(&request)
    return try await request.run()
  }

  @Test("The CSV has a line for each level, with numbers that Python reads")
  func table() async throws {
    _ = try await run { $0.tilesPerSecond = Estimate(low: 1, expected: 2, high: 4) }
    let read = try Python.run(
      "import csv, json, sys\nprint(json.dumps(list(csv.DictReader(open(sys.argv[1], newline='')))))",
      [folder.path("plan.csv")])
    let rows = try JSONDecoder().decode([[String: String]].self, from: read.output)
    try #require(rows.count == 3)
    #expect(rows.map { $0["level"] } == ["0", "1", "2"])
    #expect(rows.map { $0["tiles"] } == ["1", "4", "16"])
    #expect(rows.map { $0["last column"] } == ["0", "1", "3"])
    #expect(rows[2]["seconds low"] == "4" && rows[2]["seconds expected"] == "8" && rows[2]["seconds high"] == "16")
    // The scales of Esri's scheme in all their digits.
    #expect(rows[0]["scale"] == "591657527.591555" && rows[1]["scale"]?.hasPrefix("295828763.79577") == true)
    let bytes = try rows.map { row in
      try ["bytes low", "bytes expected", "bytes high"].map { try #require(Double(row[$0] ?? "")) }
    }
    #expect(bytes.allSatisfy { $0[0] < $0[1] && $0[1] < $0[2] })
  }

  @Test("The picture is a well-formed SVG document without variables, of the level that is asked for")
  func picture() async throws {
    _ = try await run { $0.picture?.mapLevel = 1 }
    let text = try String(contentsOfFile: folder.path("map.svg"), encoding: .utf8)
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(text.contains("The tiles of level 1") && !text.contains("var(") && !text.contains("--tile"))
    let parsed = try Python.run(
      "import sys, xml.dom.minidom as m\nprint(m.parse(sys.argv[1]).documentElement.tagName)",
      [folder.path("map.svg")])
    #expect(String(decoding: parsed.output, as: UTF8.self) == "svg\n")
    // A style sheet without its line breaks has no rule, and the picture is black.
    let style = try CommandRun("xmllint", ["--xpath", "string(//*[local-name()='style'])", folder.path("map.svg")])
    let rules = String(decoding: style.output, as: UTF8.self).split(separator: "\n")
    #expect(rules.count > 10 && rules.allSatisfy { $0.wholeMatch(of: /[a-z .-]+ \{ [^{}]+ \}/) != nil })
  }

  @Test("Either all files are written or none, and existing files are kept")
  func together() async throws {
    _ = try folder.write("mine", "map.svg")
    await #expect(throws: PreflightError.self) { try await run { _ in } }
    #expect(folder.names == ["map.svg"])
    #expect(try folder.bytes("map.svg") == Data("mine".utf8))
  }

  @Test("A supertile is whole if the region touches it, and ends at the edge of the world")
  func wholeSupertiles() async throws {
    var request = PreflightRequest(
      .existing("arcgis-online", tiling: .extent(Envelope(xMin: 1000, yMin: 1000, xMax: 2000, yMax: 2000))))
    request.levels = [3, 12]
    request.outlines = .init(FilePath(folder.path("grid.geojson")), levels: .all, unit: .supertiles)
    let report = try await request.run()
    let root = try #require(
      try JSONSerialization.jsonObject(with: folder.bytes("grid.geojson")) as? [String: Any])
    let properties = try #require(root["features"] as? [[String: Any]]).map { $0["properties"] as? [String: Any] }
    #expect(properties.map { $0?["scale"] as? Double } == [73_957_190.948944, 144_447.638572])
    let places = properties.map { $0?.compactMapValues { $0 as? Int } }
    // Level 3 has 8 × 8 tiles, fewer than the 16 × 16 of a supertile. At level 12, the tile of the extent is 2047, 2048.
    #expect(
      places == [
        [
          "level": 3, "row": 0, "column": 0, "firstRow": 0, "firstColumn": 0, "lastRow": 7, "lastColumn": 7,
        ],
        [
          "level": 12, "row": 127, "column": 128, "firstRow": 2032, "firstColumn": 2048, "lastRow": 2047,
          "lastColumn": 2063,
        ],
      ])
    let notices = report.notices.map(\.description)
    #expect(
      notices.contains { $0.contains("grid.geojson has 2 supertiles of levels 3, 12, in longitude and latitude") })
  }

  @Test("Outlines in Esri's JSON have the exact corners in the system of the scheme, clockwise, and GDAL reads them")
  func esriJSON() async throws {
    var request = PreflightRequest(
      .existing("nztm", tiling: .extent(Envelope(xMin: 1_740_000, yMin: 5_420_000, xMax: 1_750_000, yMax: 5_430_000))))
    request.levels = [5]
    let path = folder.path("grid.json")
    request.outlines = .init(FilePath(path), levels: .all, unit: .tiles, format: .esriJSON)
    let report = try await request.run()
    #expect(report.notices.contains { "\($0)".contains("for the ArcGIS tool JSON To Features") })
    let read = try CommandRun("ogrinfo", ["-al", "-geom=YES", path])
    try #require(read.status == 0, "\(read.errors)")
    let text = String(decoding: read.output, as: UTF8.self)
    #expect(text.contains("EPSG\",2193") && text.contains("scale (Real)") && text.contains("row (Integer)"))
    let root = try #require(try JSONSerialization.jsonObject(with: folder.bytes("grid.json")) as? [String: Any])
    let features = try #require(root["features"] as? [[String: Any]])
    // Level 5 of Land Information New Zealand's scheme is 1:1,000,000 at 96 DPI and 39.37 inches a metre.
    let tile = 1_000_000 / (96 * 39.37) * 512
    #expect(features.count == report.forecast.levels[0].count?.tiles)
    for feature in features {
      let place = try #require(feature["attributes"] as? [String: Any])
      let row = try #require(place["row"] as? Int)
      let column = try #require(place["column"] as? Int)
      let rings = try #require((feature["geometry"] as? [String: Any])?["rings"] as? [[[Double]]])
      let (left, top) = (-4_020_900 + Double(column) * tile, 19_998_100 - Double(row) * tile)
      let corners = [
        [left, top - tile], [left, top], [left + tile, top], [left + tile, top - tile], [left, top - tile],
      ]
      #expect(rings.count == 1 && zip(rings[0].joined(), corners.joined()).allSatisfy { ($0 - $1).magnitude < 1e-6 })
    }
  }

  @Test("An extent in degrees for a scheme in metres is refused; a stated system is believed, with a warning")
  func degrees() async throws {
    var degrees = Envelope(xMin: 174, yMin: -42, xMax: 175, yMax: -41)
    func rules() async throws -> [String] {
      var request = PreflightRequest(.existing("nztm", tiling: .extent(degrees)))
      request.levels = [0, 1]
      return try await request.run().findings.flatMap(\.findings).compactMap(\.identifier)
    }
    let error = await #expect(throws: PreflightError.self) { _ = try await rules() }
    #expect(error?.isAboutRequest == true)
    #expect(error?.message.text(naming: \.rawValue).contains("extent-crs 4326 for degrees") == true)
    degrees.spatialReference = .wgs84
    #expect(try await !rules().contains("PRE013"))
    degrees.spatialReference = BuiltInScheme.named("nztm")?.scheme.spatialReference
    #expect(try await rules().contains("PRE013"))
  }
}
