import Foundation
import SourceText
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

private let hasMercantile = Python.has("mercantile") && Python.has("morecantile")

private let online = BuiltInScheme.named("arcgis-online")?.scheme
private let wgs84 = SpatialReference(wkid: 4326, latestWKID: 4326)

/// The forecast of an extent in degrees or in the scheme's own units.
private func forecast(
  _ scheme: TilingScheme, _ extent: String, crs: String? = nil, levels: Set<Int>? = nil
) async throws -> CacheForecast {
  var edges = try OptionValue.edges(extent, .extent)
  edges.spatialReference = try crs.map { try CoordinateSystemOption.reference($0) }
  return try await forecast(scheme, .extent(edges, named: "extent", in: scheme.spatialReference), levels: levels)
}

private func forecast(
  _ scheme: TilingScheme, _ region: PreflightRegion, levels: Set<Int>? = nil
) async throws -> CacheForecast {
  var model = CacheDescription()
  model.scheme = scheme
  var request = CacheForecast.Request(model, region, .stated(Estimate(1000)))
  request.levels = levels
  return try await CacheForecast(scheme, request)
}

@Suite("The tiles of a forecast")
struct ForecastCountTests {
  @Test(
    "Random extents have the same tiles as in mercantile and morecantile",
    .enabled(if: hasMercantile, "Python has no mercantile and morecantile"))
  func peers() async throws {
    let script = """
      import json, random, mercantile, morecantile
      random.seed(17)
      quad = morecantile.tms.get("WebMercatorQuad")
      cases = []
      for _ in range(150):
          z = random.randrange(0, 21)
          size = random.uniform(0.001, 40) * 360 / 2 ** z
          w, s = random.uniform(-180, 179.9), random.uniform(-84, 83.9)
          e, n = min(w + size, 180), min(s + size, 84)
          first = [(t.z, t.y, t.x) for t in mercantile.tiles(w, s, e, n, [z])]
          second = [(t.z, t.y, t.x) for t in quad.tiles(w, s, e, n, [z])]
          cases.append({"extent": f"{w},{s},{e},{n}", "z": z, "mercantile": len(set(first)), "morecantile": len(set(second)),
                        "minRow": min(t[1] for t in first), "maxColumn": max(t[2] for t in first)})
      print(json.dumps(cases))
      """
    struct Case: Decodable {
      let extent: String
      let z: Int
      let mercantile: Int
      let morecantile: Int
      let minRow: Int
      let maxColumn: Int
    }
    let cases = try JSONDecoder().decode(
      [Case].self, from: Python.run(script, importing: ["mercantile", "morecantile"]).output)
    #expect(cases.count == 150)
    let scheme = try #require(online)
    for test in cases {
      let level = try #require(
        await forecast(scheme, test.extent, crs: "4326", levels: [test.z]).levels.first)
      #expect(level.count?.tiles == test.mercantile, "\(test.extent) at \(test.z)")
      #expect(level.count?.tiles == test.morecantile, "\(test.extent) at \(test.z)")
      #expect(level.range?.rows.first == test.minRow && level.range?.columns.last == test.maxColumn)
    }
  }

  @Test("Random extents in other grids have the tiles that are found one by one")
  func bruteForce() async throws {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<60 {
      let resolution = Double.random(in: 0.3...40, using: &random)
      let scheme = TilingScheme(
        spatialReference: SpatialReference(wkid: 2193), origin: MapPoint(x: -4_020_900, y: 19_998_100),
        tileWidth: [128, 256, 512].randomElement(using: &random) ?? 256, tileHeight: 256,
        levels: [LevelOfDetail(number: 3, resolution: resolution, scale: 1)])
      let x = Double.random(in: 0...1e6, using: &random)
      let y = Double.random(in: 0...1e6, using: &random)
      let extent = Envelope(
        xMin: x, yMin: y, xMax: x + Double.random(in: 1...30_000, using: &random),
        yMax: y + Double.random(in: 1...30_000, using: &random))
      let level = try #require(
        await forecast(scheme, PreflightRegion(.extent(extent), source: "")).levels.first)
      // Every tile of a larger piece of the grid whose inside meets the inside of the extent.
      let middle = try #require(scheme.tile(at: MapPoint(x: x, y: y), level: scheme.levels[0]))
      var count = 0
      for row in middle.row - 1000...middle.row + 10 {
        let box = scheme.envelope(of: TileCoordinate(row: row, column: 0), level: scheme.levels[0])
        guard box.yMin < extent.yMax, box.yMax > extent.yMin else { continue }
        for column in middle.column - 10...middle.column + 1000 {
          let tile = scheme.envelope(of: TileCoordinate(row: row, column: column), level: scheme.levels[0])
          if tile.xMin < extent.xMax, tile.xMax > extent.xMin { count += 1 }
        }
      }
      #expect(level.count?.tiles == count)
      #expect(level.tileHeight == 256 * resolution)
    }
  }

  @Test("The whole world has 4^z tiles, down to the finest level of ArcGIS Online")
  func world() async throws {
    let scheme = try #require(online)
    for extent in [
      "-20037508.342789244,-20037508.342789244,20037508.342789244,20037508.342789244",
      "-20037508.342787,-20037508.342787,20037508.342787,20037508.342787",
    ] {
      let levels = try await forecast(scheme, extent).levels
      #expect(levels.map { $0.count?.tiles } == (0..<24).map { 1 << (2 * $0) })
    }
    let geographic = try #require(BuiltInScheme.named("wgs84-v2")?.scheme)
    let levels = try await forecast(geographic, "-180,-90,180,90").levels
    #expect(levels.map { $0.count?.tiles } == (0..<23).map { 2 << (2 * $0) })
  }

  @Test(
    "An extent across the antimeridian has the tiles of both sides",
    .enabled(if: hasMercantile, "Python has no mercantile and morecantile"))
  func antimeridian() async throws {
    let script =
      "import mercantile; print([len(set(mercantile.tiles(170, -50, -170, -30, [z]))) for z in range(9)])"
    let expected = try JSONDecoder().decode(
      [Int].self, from: Python.run(script, importing: ["mercantile", "morecantile"]).output)
    let levels = try await forecast(#require(online), "170,-50,-170,-30", crs: "4326", levels: Set(0...8)).levels
    #expect(levels.map { $0.count?.tiles } == expected)
  }

  @Test("A point has the tile to the right and below at every level")
  func point() async throws {
    let scheme = try #require(online)
    let levels = try await forecast(scheme, "0,0,0,0").levels
    #expect(levels.allSatisfy { $0.count == TileCount(tiles: 1, bundles: 1) })
    // The middle of the map is the upper left corner of row 2^(z-1), column 2^(z-1).
    #expect(levels[5].range == TileRange(rows: 16..<17, columns: 16..<17))
  }

  @Test(
    "An extent and an area of the same box have the same tiles, at every level",
    arguments: ["arcgis-online", "wgs84-v2"])
  func areaAndExtent(name: String) async throws {
    let scheme = try #require(BuiltInScheme.named(name)?.scheme)
    let box = #"{"type":"Polygon","coordinates":[[[0,0],[11.25,0],[11.25,8.5],[0,8.5],[0,0]]]}"#
    let area = try AreaFile(SourceText(Array(box.utf8)), named: "box.geojson").area(
      in: scheme.spatialReference)
    let first = try await forecast(scheme, PreflightRegion(.area(area), source: ""))
    let second = try await forecast(scheme, "0,0,11.25,8.5", crs: "4326")
    #expect(first.levels.map(\.count) == second.levels.map(\.count))
    // 11.25 degrees are 2^(z-5) tiles of 360 / 2^z degrees, or 2^(z-4) of 180 / 2^z, and end on an edge.
    let columns = (5..<20).map { name == "wgs84-v2" ? 2 << ($0 - 5) : 1 << ($0 - 5) }
    #expect((5..<20).map { first.levels[$0].range?.columns.count } == columns)
  }

  @Test("Latitudes beyond the square of Web Mercator have no tiles")
  func poles() async throws {
    for extent in ["-180,-90,180,90", "-180,-85.06,180,85.06"] {
      let levels = try await forecast(#require(online), extent, crs: "4326").levels
      #expect(levels.map { $0.count?.tiles } == (0..<24).map { 1 << (2 * $0) })
    }
  }

  @Test(
    "An extent in another coordinate system is transformed along all of its sides",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func bentSides() async throws {
    // The parallel of 80 degrees is a circle around the pole of 1111475.10 m (cs2cs), 0, 0 being 2000000, 2000000.
    let quad = try #require(BuiltInScheme.named("UPSArcticWGS84Quad")?.scheme)
    let found = try await forecast(quad, "-180,80,180,90", crs: "4326", levels: [12])
    #expect(found.levels[0].range?.columns == 1909..<2187 && found.levels[0].range?.rows == 1909..<2187)
  }

  @Test("An extent whose edges are tile edges includes no further tile")
  func edges() async throws {
    let scheme = try #require(online)
    let level = scheme.levels[10]
    let box = scheme.envelope(of: TileCoordinate(row: 300, column: 500), level: level)
    let far = scheme.envelope(of: TileCoordinate(row: 303, column: 507), level: level)
    let extent = Envelope(xMin: box.xMin, yMin: far.yMin, xMax: far.xMax, yMax: box.yMax)
    let found = try await forecast(scheme, PreflightRegion(.extent(extent), source: ""), levels: [10])
    #expect(found.levels[0].range == TileRange(rows: 300..<304, columns: 500..<508))
    #expect(found.count == TileCount(tiles: 32, bundles: 1))
  }

  @Test("10^12 tiles of an extent are counted in well under a millisecond")
  func speed() throws {
    let scheme = try #require(online)
    let extent = Envelope(xMin: -20_037_508, yMin: -20_037_508, xMax: 20_037_508, yMax: 20_037_508)
    let start = ContinuousClock.now
    for _ in 0..<1000 {
      let count = scheme.tiles(covering: extent, level: scheme.levels[20])?.tileCount()
      #expect(count?.tiles ?? 0 > 1_000_000_000_000)
    }
    // The limit is 2 ms each, because the machine may be busy.
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  @Test("A level that does not exist is an error with its number")
  func unknownLevel() async throws {
    await #expect(throws: CacheForecast.UnknownLevels(unknown: [24, 30], known: Set(0..<24))) {
      _ = try await forecast(#require(online), "0,0,1,1", levels: [3, 24, 30])
    }
  }

  @Test("The bytes of a level are its tiles, their size words, and a header and an index for each bundle")
  func bytes() async throws {
    let found = try await forecast(#require(online), "-20037508,-20037508,20037508,20037508", levels: [8])
    // 65,536 tiles of 1000 bytes in four bundles; CompactCacheV2.md.
    let bytes = 65_536 * (1000 + 4) + 4 * (64 + 131_072)
    #expect(found.bytes == Estimate(Double(bytes)))
  }
}
