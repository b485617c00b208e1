import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import HTTPAccess
@testable import TilingSchemes

@Suite(
  "Tiles from services", .enabled(if: PictureServer.isAvailable && Rasters.canBeMade, "Python, curl or GDAL is missing")
)
struct ServiceTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test(
    "Each pixel of a map service is where it belongs, at every level",
    arguments: TestRun.cases(ServiceGrid.all, usually: 2))
  func mapService(_ grid: ServiceGrid) async throws {
    let server = try PictureServer(grid.configuration())
    let cache = try await grid.emptyCache(in: folder)
    let report = try await ServiceBuilds.request(cache, server.address + ServiceBuilds.map).run()
    let places = try grid.places(in: cache)
    #expect(places.wrong == 0)
    #expect(places.content > 100_000)
    #expect(places.tiles == grid.tileCount)
    #expect(report.levels.allSatisfy { $0.origin == .requested })
    #expect(report.service?.retries == 0)
  }

  @Test("Each pixel of an image service is where it belongs", arguments: TestRun.cases(ServiceGrid.all, usually: 1))
  func imageService(_ grid: ServiceGrid) async throws {
    let server = try PictureServer(grid.configuration())
    let cache = try await grid.emptyCache(in: folder)
    _ = try await ServiceBuilds.request(cache, server.address + ServiceBuilds.image).run()
    let places = try grid.places(in: cache)
    #expect(places.wrong == 0)
    #expect(places.tiles == grid.tileCount)
    let requests = try server.requests()
    #expect(requests.allSatisfy { $0["adjustaspectratio"] == "false" && $0["dpi"] == nil })
  }

  @Test(
    "Each pixel of a WMS is where it belongs, in both versions, also where north is the first axis",
    arguments: ["1.1.1", "1.3.0"], TestRun.cases([ServiceGrid.all[3], ServiceGrid.all[1]], usually: 1))
  func wms(_ version: String, _ grid: ServiceGrid) async throws {
    let code = "EPSG:\(grid.wkid)"
    // Both systems state north first in the EPSG dataset.
    let server = try PictureServer(
      grid.configuration(
        limit: 1100,
        """
        "systems": ["CRS:84", "\(code)"], "northFirst": ["\(code)"], "onlyVersion": "\(version)",
        "degrees": [170, -45, 179, -35]
        """))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + "/wms?map=a") {
      $0.parameters = [HTTPParameter("LAYERS", "places")]
    }
    _ = try await request.run()
    let places = try grid.places(in: cache)
    #expect(places.wrong == 0)
    #expect(places.content > 100_000)
    #expect(try server.requests().allSatisfy { $0["map"] == "a" && $0["version"] == version })
  }

  @Test(
    "A WMS that refuses large pictures without stating its limit is asked for smaller ones, and each pixel is right",
    arguments: zip(TestRun.cases(["1.3.0", "1.1.1"], usually: 1), [300, 1300]))
  func hiddenLimit(_ version: String, _ limit: Int) async throws {
    let grid = ServiceGrid.small
    let server = try PictureServer(
      grid.configuration(
        limit: limit,
        """
        "systems": ["EPSG:3857"], "onlyVersion": "\(version)", "degrees": [14, 47, 18, 51],
        "unstated": ["MaxWidth", "MaxHeight"]
        """))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + "/wms") {
      $0.parameters = [HTTPParameter("LAYERS", "places")]
      $0.concurrency = 1
    }
    let report = try await request.run()
    #expect(report.total.tiles == grid.tileCount)
    #expect(try grid.places(in: cache).wrong == 0)
    let sides = try server.requests().map { max(Int($0["width"] ?? "") ?? 0, Int($0["height"] ?? "") ?? 0) }
    // A size that was refused is not tried again.
    let refused = sides.filter { $0 > limit }
    #expect(!refused.isEmpty && refused == refused.sorted(by: >) && Set(refused).count == refused.count, "\(refused)")
    #expect(report.service?.retries == 0)
    let notice = "refuses \(refused.last ?? 0) pixels"
    #expect(report.notices.contains { $0.text { $0.rawValue }.contains(notice) })
  }

  @Test("A WMS that refuses every size ends the build with its words, and not after twenty tries")
  func noSize() async throws {
    let grid = ServiceGrid.small
    let server = try PictureServer(
      grid.configuration(
        limit: 20,
        """
        "systems": ["EPSG:3857"], "degrees": [14, 48, 18, 51], "unstated": ["MaxWidth", "MaxHeight"]
        """))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + "/wms") {
      $0.parameters = [HTTPParameter("LAYERS", "places")]
      $0.concurrency = 1
    }
    let error = await #expect(throws: BuildError.self) { try await request.run() }
    guard case .service(.refused(_, .exception(_, let text), _)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains("must be between 1 and 20 pixels"))
    #expect(try server.requests().count <= 8)
  }

  @Test(
    "The stated limit of a WMS is kept, also if only one of width and height is stated", arguments: ["MaxWidth", ""])
  func statedLimit(_ unstated: String) async throws {
    let grid = ServiceGrid.small
    let server = try PictureServer(
      grid.configuration(
        limit: 700,
        """
        "systems": ["EPSG:3857"], "degrees": [14, 47, 18, 51], "unstated": ["\(unstated)"]
        """))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + "/wms") {
      $0.parameters = [HTTPParameter("LAYERS", "places")]
    }
    let report = try await request.run()
    #expect(report.total.tiles == grid.tileCount)
    #expect(try grid.places(in: cache).wrong == 0)
    #expect(try server.requests().allSatisfy { (Int($0["width"] ?? "") ?? 0) <= 700 })
  }

  @Test("Pictures are square, within the limit of the service, at the DPI of the scheme, and aligned to the grid")
  func requests() async throws {
    let grid = ServiceGrid.mercator
    let server = try PictureServer(grid.configuration(limit: 1300))
    let cache = try await grid.emptyCache(in: folder)
    let report = try await ServiceBuilds.request(cache, server.address + ServiceBuilds.map).run()
    let requests = try server.requests()
    #expect(report.service?.requests == requests.count)
    for request in requests {
      // 1024 pixels and 128 on each side: 1300 has no room for eight tiles of 256.
      #expect(request["size"] == "1280,1280")
      #expect(request["dpi"] == "96")
      #expect(request["transparent"] == "true")
      let box = try #require(request["bbox"]).split(separator: ",").map { try #require(Double($0)) }
      let resolution = (box[2] - box[0]) / 1280
      #expect(((box[3] - box[1]) / 1280 / resolution - 1).magnitude < 1e-12)
      let column = (box[0] - grid.origin.x) / resolution + 128
      #expect((column / 1024 - (column / 1024).rounded()).magnitude < 1e-6)
    }
    #expect(Set(requests.compactMap { $0["bbox"] }).count == requests.count)
  }

  @Test("Parameters of the user replace ours, and those that place the picture are refused")
  func parameters() async throws {
    let grid = ServiceGrid.mercator
    let server = try PictureServer(grid.configuration())
    let cache = try await grid.emptyCache(in: folder)
    let address = server.address + ServiceBuilds.map
    let request = try ServiceBuilds.request(cache, address) {
      $0.parameters = [HTTPParameter("layers", "show:0,2"), HTTPParameter("dpi", "72"), HTTPParameter("x", "a b&c=ü")]
    }
    _ = try await request.run()
    #expect(
      try server.requests().allSatisfy { $0["layers"] == "show:0,2" && $0["dpi"] == "72" && $0["x"] == "a b&c=ü" })
    for name in ["bbox", "SIZE", "token", "f"] {
      let refused = try ServiceBuilds.request(cache, address) { $0.parameters = [HTTPParameter(name, "1")] }
      await #expect(throws: BuildError.self) { try await refused.run() }
    }
  }

  @Test("Parameters that are too long for an address are sent in the body")
  func longParameters() async throws {
    let grid = ServiceGrid.mercator
    let server = try PictureServer(grid.configuration())
    let cache = try await grid.emptyCache(in: folder)
    let text = String(repeating: "0:POP>1;", count: 1000)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) {
      $0.parameters = [HTTPParameter("layerDefs", text)]
    }
    _ = try await request.run()
    #expect(try grid.places(in: cache).wrong == 0)
    #expect(try server.requests().allSatisfy { $0["layerdefs"] == text })
  }

  @Test("Levels above the one that is named are averaged from it and not requested")
  func averaged() async throws {
    let grid = ServiceGrid.mercator
    let server = try PictureServer(grid.configuration())
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.image) { $0.averagedAbove = 2 }
    let report = try await request.run()
    #expect(report.levels.map(\.origin) == [.averaged(from: 1), .averaged(from: 2), .requested])
    #expect(report.levels.map(\.count.tiles).reduce(0, +) == grid.tileCount)
    let resolutions = try server.requests().map { request in
      let box = try #require(request["bbox"]).split(separator: ",").map { try #require(Double($0)) }
      return (box[2] - box[0]) / (Double(try #require(request["size"]).split(separator: ",")[0]) ?? 0)
    }
    #expect(resolutions.allSatisfy { ($0 / 152.87405657041106 - 1).magnitude < 1e-9 })
  }

  @Test("The same tiles are made with one request at a time and with eight")
  func concurrency() async throws {
    let grid = TestRun.isLong ? ServiceGrid.mercator : .small
    let server = try PictureServer(grid.configuration(limit: 600))
    var files: [[String: Data]] = []
    for number in [1, 8] {
      let cache = try await grid.emptyCache(in: folder, name: "Map\(number)")
      _ = try await ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = number }.run()
      files.append(try Builds.files(cache.string).filter { $0.key.hasSuffix(".bundle") })
    }
    #expect(!files[0].isEmpty)
    #expect(files[0] == files[1])
  }

  @Test("Tiles that the cache has are not requested again")
  func missingOnly() async throws {
    let grid = ServiceGrid.mercator
    let server = try PictureServer(grid.configuration())
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map)
    _ = try await request.run()
    let report = try await request.run()
    #expect(report.total.tiles == 0)
    #expect(report.service?.requests == 0)
  }

  @Test("Tiles of a service's own cache with the same grid are copied unaltered, and absent ones are left out")
  func copied() async throws {
    let grid = ServiceGrid.mercator
    let drawing = try PictureServer(grid.configuration())
    let first = try await grid.emptyCache(in: folder, name: "First")
    _ = try await ServiceBuilds.request(first, drawing.address + ServiceBuilds.map).run()
    let tiles = try Builds.tiles(first)
    // The service counts its levels from 5.
    let missing = try #require(tiles.keys.max { ($0.level, $0.row, $0.column) < ($1.level, $1.row, $1.column) })
    let store = folder.url.appending(path: "store")
    for (place, bytes) in tiles where place != missing {
      let row = store.appending(path: "\(place.level + 5)/\(place.row)")
      try FileManager.default.createDirectory(at: row, withIntermediateDirectories: true)
      try Data(bytes).write(to: row.appending(path: "\(place.column).png"))
    }
    let levels = grid.resolutions.sorted { $0.key < $1.key }.map { number, resolution in
      "{\"level\": \(number + 5), \"resolution\": \(resolution), \"scale\": \(resolution * 96 * 39.37)}"
    }
    let server = try PictureServer(
      grid.configuration(
        """
        "tiles": "\(store.path)", "description": {"singleFusedMapCache": true, "tileInfo": {"rows": 256, "cols": 256,
        "dpi": 96, "format": "PNG32", "compressionQuality": 0, "origin": {"x": \(grid.origin.x), "y": \(grid.origin.y)},
        "spatialReference": {"wkid": 102100, "latestWkid": 3857}, "lods": [\(levels.joined(separator: ","))]}}
        """))
    let second = try await grid.emptyCache(in: folder, name: "Second")
    let report = try await ServiceBuilds.request(second, server.address + ServiceBuilds.map).run()
    #expect(report.levels.allSatisfy { $0.origin == .copied })
    #expect(try Builds.tiles(second) == tiles.filter { $0.key != missing })
    #expect(report.total.empty == 1)
    #expect(report.notices.contains { $0.text { $0.rawValue }.contains("copied unaltered") })
    // A cache of another format is drawn.
    let jpeg = try await grid.emptyCache(in: folder, name: "Other", format: "PNG24")
    let other = try await ServiceBuilds.request(jpeg, server.address + ServiceBuilds.map).run()
    #expect(other.levels.allSatisfy { $0.origin == .requested })
  }

  @Test("A bundle of which a part was fetched before a failure gets the other tiles later, and loses none")
  func partOfABundle() async throws {
    let grid = ServiceGrid.small
    let server = try PictureServer(grid.configuration(limit: 512))
    let whole = try await grid.emptyCache(in: folder, name: "Whole")
    _ = try await ServiceBuilds.request(whole, server.address + ServiceBuilds.map).run()
    // All tiles of a level are in one bundle. The first pictures succeed, and then the service is gone.
    let cache = try await grid.emptyCache(in: folder, name: "Part")
    try server.configure(
      grid.configuration(
        faults: Array(repeating: "ok", count: 6) + Array(repeating: "503", count: 400), limit: 512))
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map) { $0.concurrency = 1 }
    _ = await #expect(throws: BuildError.self) { try await request.run() }
    let part = try Builds.tiles(cache)
    #expect(part.count < grid.tileCount)
    try server.configure(grid.configuration(limit: 512))
    let report = try await request.run()
    #expect(report.total.tiles == grid.tileCount - part.count)
    let tiles = try Builds.tiles(cache)
    #expect(tiles == (try Builds.tiles(whole)))
    #expect(part.allSatisfy { tiles[$0.key] == $0.value })
  }

  @Test("More than a million requests are refused before the first one")
  func tooMany() async throws {
    let grid = ServiceGrid(
      name: "large", wkid: 3857, origin: ServiceGrid.mercator.origin, resolutions: [0: 1],
      extent: [-20_000_000, -20_000_000, 20_000_000, 20_000_000])
    let server = try PictureServer(grid.configuration(limit: 256))
    let cache = try await grid.emptyCache(in: folder)
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map)
    let error = await #expect(throws: BuildError.self) { try await request.run() }
    guard case .service(.tooManyRequests(let count)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // Tiles of 256 m on 40,000 km.
    #expect((24_000_000_000...24_600_000_000).contains(count))
    #expect(try server.requests().isEmpty)
  }
}
