import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import TileStores
@testable import TilingSchemes

@Suite("Filling a cache", .enabled(if: Rasters.canBeMade, "rasterio is not installed"))
struct FillingTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func raster(_ kind: Rasters.Kind = .photo) throws -> String {
    let path = folder.path("\(kind.rawValue).tif")
    if !FileManager.default.fileExists(atPath: path) { try Rasters.write(kind, to: path) }
    return path
  }

  @Test("The tiles are those that the raster touches, at every level")
  func tiles() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let report = try await Builds.request(cache, raster()).run()
    let tiles = try Builds.tiles(cache)
    #expect(tiles.count == report.total.tiles)
    // The corners of the raster in Web Mercator, by PROJ's cs2cs: 1669792, 6231591 to 1673190, 6233057.
    let extent = Envelope(xMin: 1_669_792, yMin: 6_230_140, xMax: 1_673_186, yMax: 6_233_057)
    for level in report.levels {
      let size = 256 * level.level.resolution
      let columns = Int((extent.xMin + 20_037_508.342787) / size)...Int((extent.xMax + 20_037_508.342787) / size)
      let rows = Int((20_037_508.342787 - extent.yMax) / size)...Int((20_037_508.342787 - extent.yMin) / size)
      let expected = Set(
        rows.flatMap { row in
          columns.map { Builds.Place(level: level.level.number, row: row, column: $0) }
        })
      #expect(Set(tiles.keys.filter { $0.level == level.level.number }) == expected)
    }
  }

  @Test("Tiles that exist are kept, and missing ones are made with the same bytes")
  func missing() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let raster = try raster()
    _ = try await Builds.request(cache, raster).run()
    let whole = try Builds.tiles(cache)
    var deletion = Builds.request(cache)
    deletion.mode = .delete
    deletion.levels = [13, 15]
    deletion.extent = Envelope(xMin: 1_669_000, yMin: 6_228_000, xMax: 1_671_000, yMax: 6_234_000)
    let removed = try await deletion.run()
    let rest = try Builds.tiles(cache)
    #expect(removed.total.tiles > 0)
    #expect(rest.count == whole.count - removed.total.tiles)
    #expect(
      rest.keys.filter { ![13, 15].contains($0.level) }.count
        == whole.keys.filter { ![13, 15].contains($0.level) }.count)
    let refilled = try await Builds.request(cache, raster).run()
    #expect(refilled.total.tiles == removed.total.tiles)
    #expect(try Builds.tiles(cache) == whole)
  }

  @Test("Existing tiles are counted at every level, also where bundles of several levels begin at the same place")
  func existing() async throws {
    let cache = try await Builds.emptyCache(in: folder, levels: "0-12")
    let raster = try raster()
    let first = try await Builds.request(cache, raster).run()
    #expect(first.total.tiles >= 13)
    let second = try await Builds.request(cache, raster).run()
    #expect(second.notices.contains { "\($0)".hasPrefix("\(first.total.tiles) tiles exist at these levels and stay") })
    var one = Builds.request(cache, raster)
    one.levels = [0]
    let third = try await one.run()
    #expect(third.notices.contains { "\($0)".hasPrefix("1 tile exists at these levels and stays as it is") })
  }

  @Test("A scheme to which no tile was ever added gets its folder of tiles", arguments: ["false", "true"])
  func noFolder(isReadyToServe: String) async throws {
    let cache = try await Builds.emptyCache(in: folder, form: isReadyToServe)
    let tiles = "\(cache.string)/\(isReadyToServe == "true" ? "tile" : "_alllayers")"
    try FileManager.default.removeItem(atPath: tiles)
    let report = try await Builds.request(cache, raster()).run()
    #expect(try FileManager.default.contentsOfDirectory(atPath: tiles).sorted().first == "L11")
    #expect(try Builds.tiles(cache).count == report.total.tiles && report.total.tiles > 0)
  }

  @Test("A bundle with tiles that cannot be read is a loss, said before the first tile and at the end")
  func damagedBundle() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let raster = try raster()
    _ = try await Builds.request(cache, raster).run()
    let files = try FileManager.default.subpathsOfDirectory(atPath: cache.string)
    let bundle = try #require(files.first { $0.contains("L15/") && $0.hasSuffix(".bundle") })
    let path = "\(cache.string)/\(bundle)"
    let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    for (length, words) in [(size - 10, "(1 tile) cannot be read"), (3000, "(all tiles) cannot be read")] {
      #expect(truncate(path, off_t(length)) == 0)
      let warnings = Mutex<[String]>([])
      let report = try await Builds.request(cache, raster).run { event in
        if case .warning(let message) = event { warnings.withLock { $0.append("\(message)") } }
      }
      #expect(warnings.withLock { $0.contains { $0.hasPrefix("1 bundle of the cache is damaged") } })
      #expect(report.losses.contains { "\($0)".contains(words) }, "\(report.losses)")
    }
    #expect(try await Builds.request(cache, raster).run().losses.isEmpty)
  }

  @Test("Rasters where the system of the cache has no coordinates are refused, also if the cache states no extent")
  func elsewhere() async throws {
    let texts = OptionTexts([
      .cacheDirectory: folder.url.path, .name: "Map", .crs: "25832", .extent: "400000,5400000,500000,5500000",
      .scales: "500000", .tileFormat: "PNG32",
    ])
    var creation = CreationRequest(PlanRequest(texts))
    creation.configuration = .none
    let cache = try await creation.run().cache
    try FileManager.default.removeItem(atPath: "\(cache.string)/conf.cdi")
    let path = folder.path("south.tif")
    try Rasters.write(.photo, to: path, system: "EPSG:2193", [1_748_000, 3.2, 0, 5_427_000, 0, -3.2])
    let request = Builds.request(cache, path)
    await #expect {
      _ = try await request.run()
    } throws: { error in
      if case BuildError.cache(_, .elsewhere) = error { true } else { false }
    }
  }

  @Test("A scheme without tiles that states another storage is refused by its storage")
  func otherStorage() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let file = URL(filePath: "\(cache.string)/conf.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = text.replacing("StorageModeCompactV2", with: "StorageModeExploded")
    try changed.write(to: file, atomically: true, encoding: .utf8)
    let request = try Builds.request(cache, raster())
    await #expect {
      _ = try await request.run()
    } throws: { error in
      if case BuildError.cache(_, .statesOtherStorage) = error { true } else { false }
    }
  }

  @Test("DELETE_TILES without an extent removes all tiles of the levels, and their bundles")
  func deleteAll() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, raster()).run()
    var deletion = Builds.request(cache)
    deletion.mode = .delete
    deletion.levels = [15]
    _ = try await deletion.run()
    #expect(try Builds.tiles(cache).keys.allSatisfy { $0.level != 15 })
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(cache.string)/_alllayers/L15").isEmpty)
  }

  @Test("RECREATE_ALL_TILES replaces tiles, and keeps those where the rasters have no pixel")
  func all() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(cache, raster()).run()
    let before = try Builds.tiles(cache)
    // Half as wide, and grey.
    let half = folder.path("half.tif")
    try Rasters.write(.grey, to: half, width: 350)
    var request = Builds.request(cache, half)
    request.mode = .recreateAll
    request.deletesTiles = true
    _ = try await request.run()
    let after = try Builds.tiles(cache)
    #expect(Set(after.keys) == Set(before.keys))
    let east = before.keys.filter { $0.level == 15 }.map(\.column).max()
    for (place, bytes) in after where place.level == 15 {
      if place.column == east { #expect(bytes == before[place]) }
    }
    #expect(after.contains { $0.value != before[$0.key] })
  }

  @Test("An area makes exactly the tiles that it touches, and polygons have holes")
  func area() async throws {
    let cache = try await Builds.emptyCache(in: folder, levels: "14-17")
    let degrees = { (x: Double, y: Double) in
      "[\(x / 20_037_508.342789244 * 180), \(atan(sinh(y / 6_378_137)) * 180 / .pi)]"
    }
    // A square of 1600 m with a hole of 800 m, in Web Mercator.
    func ring(_ size: Double) -> String {
      let (x, y) = (1_671_500.0, 6_231_600.0)
      let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)]
      return "[" + corners.map { degrees(x + $0.0 * size / 2, y + $0.1 * size / 2) }.joined(separator: ",") + "]"
    }
    let area = try folder.write("{\"type\":\"Polygon\",\"coordinates\":[\(ring(1600)),\(ring(800))]}", "area.geojson")
    var request = Builds.request(cache, try raster())
    request.areaFile = FilePath(area)
    _ = try await request.run()
    let size = 256 * 1.194328566789627
    let expected = Set(
      (0..<40).flatMap { dy in
        (0..<40).compactMap { dx -> Builds.Place? in
          let column = Int((1_669_500 + 20_037_508.342787) / size) + dx
          let row = Int((20_037_508.342787 - 6_234_000) / size) + dy
          let (x0, y1) = (Double(column) * size - 20_037_508.342787, 20_037_508.342787 - Double(row) * size)
          let isInside = x0 < 1_672_300 && x0 + size > 1_670_700 && y1 > 6_230_800 && y1 - size < 6_232_400
          let isInHole = x0 > 1_671_100 && x0 + size < 1_671_900 && y1 < 6_232_000 && y1 - size > 6_231_200
          return isInside && !isInHole ? Builds.Place(level: 17, row: row, column: column) : nil
        }
      })
    #expect(Set(try Builds.tiles(cache).keys.filter { $0.level == 17 }) == expected)
    #expect(expected.count > 20)
  }

  @Test("The tiles of an area have the same bytes as those of the whole")
  func areaBytes() async throws {
    let raster = try raster(.nodata)
    let whole = try await Builds.emptyCache(in: folder)
    _ = try await Builds.request(whole, raster).run()
    let other = try TemporaryDirectory()
    let part = try await Builds.emptyCache(in: other)
    var request = Builds.request(part, raster)
    request.extent = Envelope(xMin: 1_670_500, yMin: 6_231_000, xMax: 1_671_900, yMax: 6_232_000)
    _ = try await request.run()
    let all = try Builds.tiles(whole)
    let tiles = try Builds.tiles(part)
    #expect(tiles.count < all.count)
    for (place, bytes) in tiles { #expect(bytes == all[place]) }
  }

  @Test("Any number of threads gives the same bytes in every file")
  func threads() async throws {
    let raster = try raster(.nodata)
    var results: [[String: Data]] = []
    for jobs in [1, 2, 7] {
      let path = folder.path("cache\(jobs)")
      var request = Builds.newRequest(path, CompactV2Store.legacy, [raster], levels: "8-17")
      request.jobs = jobs
      _ = try await request.run()
      results.append(try Builds.files(path))
    }
    // Names in the documents come from the path; all bundles must be equal.
    let bundles = results.map { $0.filter { $0.key.hasSuffix(".bundle") } }
    #expect(bundles[0].count >= 10)
    #expect(bundles[0] == bundles[1])
    #expect(bundles[0] == bundles[2])
  }

  @Test("A dry run writes nothing, and counts the tiles")
  func dryRun() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let before = try Builds.files(cache.string)
    var request = Builds.request(cache, try raster())
    request.isDryRun = true
    let planned = try await request.run()
    #expect(try Builds.files(cache.string) == before)
    request.isDryRun = false
    #expect(try await request.run().total.tiles == planned.total.tiles)
  }

  @Test("Tiles without content are left out, or written as blank pictures")
  func empty() async throws {
    let raster = folder.path("rotated.tif")
    // Rotated by 45 degrees, so that corners of its extent have no pixels.
    try Rasters.write(.photo, to: raster, [500_000, 2.3, 2.3, 5_400_000, 2.3, -2.3])
    let cache = try await Builds.emptyCache(in: folder)
    let skipped = try await Builds.request(cache, raster).run()
    #expect(skipped.total.empty > 0)
    let other = try TemporaryDirectory()
    var request = Builds.request(try await Builds.emptyCache(in: other), raster)
    request.writesEmptyTiles = true
    let written = try await request.run()
    #expect(written.total.tiles == skipped.total.tiles + skipped.total.empty)
  }

  @Test(
    "Levels with ratios of 2 and 2.5 are averaged, and from 125,000 to 64,000 is drawn anew",
    arguments: [
      ("100000;50000;20000;10000", ["from 1", "from 2", "from 3", "drawn"]),
      ("125000;64000;32000", ["drawn", "from 2", "drawn"]),
    ])
  func ratios(_ scales: String, _ expected: [String]) async throws {
    let texts = OptionTexts([
      .cacheDirectory: folder.url.path, .name: "Map", .crs: "32633", .extent: "500000,5398080,502240,5400000",
      .scales: scales, .tileFormat: "PNG32",
    ])
    var creation = CreationRequest(PlanRequest(texts))
    creation.configuration = .none
    let cache = try await creation.run().cache
    let report = try await Builds.request(cache, try raster()).run()
    let origins = report.levels.map { level in
      if case .averaged(let other) = level.origin { "from \(other)" } else { "drawn" }
    }
    #expect(origins == expected)
    #expect(Set(try Builds.tiles(cache).keys.map(\.level)) == Set(expected.indices))
  }
}
