import CacheConversion
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import HTTPAccess
@testable import TileStores
@testable import TilingSchemes

@Suite("Elevation tiles", .enabled(if: Elevations.canBeRead && Rasters.canBeMade, "liblerc or rasterio is missing"))
struct ElevationTests {
  private let folder: TemporaryDirectory
  private let raster: String
  /// Heights from 0 to 190 m.
  private let plane = [0.01, -0.02, 91_100]

  init() throws {
    folder = try TemporaryDirectory()
    raster = folder.path("dem.tif")
  }

  private let origin = (x: -4_020_900.0, y: 19_998_100.0)
  private let levels = [0: 40.0, 1: 20, 2: 10]

  /// Builds a cache directory in New Zealand's system.
  private func build(
    _ name: String, error: String, jobs: Int = 1, _ change: (inout BuildRequest) -> Void = { _ in }
  ) async throws -> BuildReport {
    let texts = OptionTexts([
      .crs: "2193", .origin: "\(origin.x),\(origin.y)", .resolutions: "40;20;10", .tileFormat: "LERC",
      .lercError: error,
    ])
    var request = BuildRequest(
      .new(
        FilePath(folder.path(name)), store: CompactV2Store.legacy, scheme: PlanRequest(texts), existing: .kept),
      from: [FilePath(raster)])
    request.configuration = .none
    request.jobs = jobs
    change(&request)
    return try await request.run()
  }

  private func compare(_ name: String, inside: [Double]) throws -> Elevations.Comparison {
    try Elevations.compare(
      folder.path(name), origin: origin, levels: levels, systems: "EPSG:2193 EPSG:2193", plane: plane, inside: inside)
  }

  /// Two cells of the coarsest level within the raster. Nearer to its edge there are no neighbours between which a plane
  /// could be interpolated.
  private let inner = [1_750_080.0, 5_424_080, 1_756_920, 5_429_920]

  @Test(
    "A plane is reproduced within the LERC error, and edges that tiles share are equal to the bit", arguments: [0.1, 2])
  func surface(_ error: Double) async throws {
    try Elevations.writePlane(plane, to: raster)
    let report = try await build("dem", error: "\(error)")
    #expect(report.levels.map(\.count.tiles) == [4, 4, 12])
    let result = try compare("dem", inside: inner)
    #expect(result.tiles == 20)
    #expect(result.compared > 300_000)
    #expect(result.missing == 0)
    // The heights of the raster have 4 bytes, which are 10⁻⁵ m here.
    #expect(result.largest <= error + 1e-4)
    #expect(result.largest > error / 8)
    #expect(result.pairs == 25)
    #expect(result.different == 0)
    #expect(result.heads == ["Lerc2 2"])
  }

  @Test("An error of 0 keeps every bit")
  func lossless() async throws {
    try Elevations.writePlane(plane, to: raster)
    _ = try await build("dem", error: "0")
    let result = try compare("dem", inside: inner)
    #expect(result.largest < 1e-4)
    #expect(result.different == 0)
  }

  @Test("A raster of another coordinate system is reproduced within the LERC error")
  func transformed() async throws {
    try Elevations.writePlane(plane, to: raster)
    let texts = OptionTexts([.predefined: "arcgis-online", .levels: "12-13", .tileFormat: "LERC", .lercError: "0.1"])
    var request = BuildRequest(
      .new(
        FilePath(folder.path("dem")), store: CompactV2Store.readyToServe, scheme: PlanRequest(texts), existing: .kept),
      from: [FilePath(raster)])
    request.configuration = .none
    _ = try await request.run()
    let result = try Elevations.compare(
      folder.path("dem"), origin: (-20_037_508.342787, 20_037_508.342787),
      levels: [12: 38.21851414258813, 13: 19.109257071294063], systems: "EPSG:3857 EPSG:2193", plane: plane,
      inside: inner)
    #expect(result.compared > 50_000)
    #expect(result.missing == 0)
    #expect(result.largest <= 0.1)
    #expect(result.different == 0)
  }

  @Test("Values without content are in the mask, and never become heights")
  func noData() async throws {
    try Elevations.writePlane(plane, to: raster, hole: "100:300,200:400")
    _ = try await build("dem", error: "0.1")
    // Two cells of the coarsest level within the hole: 2000 m wide, from 1,752,000 and 5,429,000.
    let hole = try compare("dem", inside: [1_752_080, 5_427_080, 1_753_920, 5_428_920])
    #expect(hole.compared == 0)
    #expect(hole.missing > 30_000)
    // Everywhere else between the raster's edge and the hole, heights are those of the plane: none is -9999, or a mean
    // with it.
    let beside = try compare("dem", inside: [1_750_080, 5_424_080, 1_751_900, 5_429_920])
    #expect(beside.missing == 0)
    #expect(beside.largest <= 0.1 + 1e-4)
    #expect(hole.different == 0)
  }

  @Test("The number of threads does not change a byte")
  func threads() async throws {
    try Elevations.writePlane(plane, to: raster)
    _ = try await build("one", error: "0.1")
    _ = try await build("three", error: "0.1", jobs: 3)
    let files = try ["one", "three"].map { try Builds.files(folder.path($0)).filter { $0.key.hasSuffix(".bundle") } }
    #expect(!files[0].isEmpty)
    #expect(files[0] == files[1])
  }

  @Test("GDAL's MRF driver reads a tile, with the values of liblerc")
  func mrf() async throws {
    try Elevations.writePlane(plane, to: raster)
    _ = try await build("dem", error: "0.1")
    let tile = try #require(
      Builds.tiles(FilePath(folder.path("dem"))).first { $0.key.level == 2 && $0.value.count > 20_000 })
    try Data(tile.value).write(to: URL(filePath: folder.path("t.lrc")))
    let run = try Python.run(
      """
      import struct, sys, numpy, rasterio
      name, x, y = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
      size = len(open(name + ".lrc", "rb").read())
      with open(name + ".idx", "wb") as file: file.write(struct.pack(">QQ", 0, size))
      with open(name + ".mrf", "w") as file: file.write('''<MRF_META><Raster><Size x="257" y="257" c="1"/>
      <PageSize x="257" y="257" c="1"/><Compression>LERC</Compression><DataType>Float32</DataType>
      <DataValues NoData="-9999"/></Raster></MRF_META>''')
      with rasterio.open(name + ".mrf") as file: z = file.read(1)
      xs, ys = numpy.meshgrid(x + 10 * numpy.arange(257), y - 10 * numpy.arange(257))
      ok = (xs > 1750010) & (xs < 1756990) & (ys > 5424010) & (ys < 5429990)
      print(int(ok.sum()), float(numpy.abs(z - (0.01 * xs - 0.02 * ys + 91100))[ok].max()))
      """,
      [
        folder.path("t"), "\(origin.x + Double(tile.key.column) * 2560)", "\(origin.y - Double(tile.key.row) * 2560)",
      ], importing: ["numpy", "rasterio"])
    try #require(run.status == 0, "\(run.errors)")
    let words = run.text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    #expect(words[0] > 10_000)
    #expect(words[1] <= 0.1)
  }

  @Test("A raster with colours is refused, because a place has one height")
  func colors() async throws {
    try Rasters.write(.photo, to: raster, system: "EPSG:2193", [1_750_000, 10, 0, 5_430_000, 0, -10])
    let error = await #expect(throws: BuildError.self) { _ = try await build("dem", error: "0.1") }
    guard case .elevation(.bandCount(3)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // One chosen band is enough.
    let report = try await build("band", error: "0.1") { $0.sourceOptions.bands = [2] }
    #expect(report.total.tiles > 0)
  }

  @Test(
    "Heights of an image service are stored within the LERC error, with equal edges, also if answers are faulty",
    .enabled(if: PictureServer.isAvailable, "Python or curl is missing"),
    arguments: [[], ["ok", "json", "ok", "cut", "changed", "size", "end"]])
  func service(_ faults: [String]) async throws {
    let server = try imageService(faults: faults)
    let report = try await serviceRequest(server).run()
    try expectHeights()
    #expect(report.service.map { ($0.retries > 0) == !faults.isEmpty } == true)
    #expect(
      try server.requests().allSatisfy {
        $0["size"] == "513,513" && $0["pixeltype"] == "F32" && $0["format"] == "lerc"
      })
  }

  @Test(
    "An image service before ArcGIS 10.3 is asked for TIFF, and its heights are those of LERC",
    .enabled(if: PictureServer.isAvailable, "Python or curl is missing"),
    arguments: [[], ["ok", "json", "cut", "ok", "size", "end", "png"]])
  func oldService(_ faults: [String]) async throws {
    let server = try imageService(faults: faults, "\"description\": {\"currentVersion\": 10.22},")
    let report = try await serviceRequest(server).run()
    try expectHeights()
    #expect(report.notices.contains { "\($0)".contains("older than ArcGIS 10.3") })
    #expect(try server.requests().allSatisfy { $0["format"] == "tiff" && $0["lercversion"] == nil })
  }

  @Test(
    "The user can ask any image service for TIFF",
    .enabled(if: PictureServer.isAvailable, "Python or curl is missing"))
  func tiffOnRequest() async throws {
    let server = try imageService()
    var request = try serviceRequest(server)
    request.service?.parameters = [HTTPParameter("format", "tiff")]
    _ = try await request.run()
    try expectHeights()
  }

  @Test("A TIFF is refused if its size, its bands, its blocks or its bytes are wrong")
  func wrongTIFF() throws {
    _ = try GDALLibrary.prepare()
    func fault(_ options: String) throws -> String {
      let bytes = try Elevations.tiff(options)
      do throws(PictureFault) {
        _ = try ServiceValues(bytes, side: 64)
        return "none"
      } catch {
        return error.message
      }
    }
    #expect(try fault("width=64, height=64, count=1, dtype='float32'") == "none")
    #expect(try fault("width=32, height=64, count=1, dtype='float32'").contains("32 x 64 values, but 64 x 64"))
    #expect(try fault("width=64, height=64, count=3, dtype='uint8'").contains("3 bands instead of one"))
    #expect(try fault("width=64, height=64, count=1, dtype='complex64'").contains("complex"))
    // Sparse, so that a block of 16 GB costs the sender nothing.
    let huge = "width=64, height=64, count=1, dtype='float32', tiled=True, blockxsize=65536, blockysize=65536"
    #expect(try fault(huge + ", SPARSE_OK=True").contains("blocks are too large"))
    let sound = try Elevations.tiff("width=64, height=64, count=1, dtype='float32'")
    for length in [4, 8, 100, sound.count / 2, sound.count - 1] {
      #expect(throws: PictureFault.self) { try ServiceValues(Array(sound.prefix(length)), side: 64) }
    }
  }

  /// An image service with the heights of the plane.
  private func imageService(faults: [String] = [], _ more: String = "") throws -> PictureServer {
    let grid = ServiceGrid(
      name: "heights", wkid: 2193, origin: origin, resolutions: levels,
      extent: [1_750_000, 5_424_000, 1_757_000, 5_430_000])
    // A limit of 600 has room for two tiles and the additional value.
    return try PictureServer(grid.configuration(faults: faults, limit: 600, "\(more) \"plane\": \(plane)"))
  }

  /// A build of a new cache with the name “dem”.
  private func serviceRequest(_ server: PictureServer) throws -> BuildRequest {
    let texts = OptionTexts([
      .crs: "2193", .origin: "\(origin.x),\(origin.y)", .resolutions: "40;20;10", .tileFormat: "LERC",
      .lercError: "0.1",
    ])
    var request = BuildRequest(
      .new(FilePath(folder.path("dem")), store: CompactV2Store.legacy, scheme: PlanRequest(texts), existing: .kept),
      from: [])
    var source = try ServiceSource(server.address + ServiceBuilds.image)
    source.retries.firstWait = 0.001
    source.retries.tries = 20
    request.service = source
    request.configuration = .none
    return request
  }

  private func expectHeights() throws {
    let result = try compare("dem", inside: inner)
    #expect(result.tiles == 20)
    #expect(result.missing == 0)
    #expect(result.largest <= 0.1 + 1e-4)
    #expect(result.different == 0)
  }

  @Test(
    "LERC tiles of an image service's own cache, such as one that we built, are copied unaltered",
    .enabled(if: PictureServer.isAvailable, "Python or curl is missing"))
  func copied() async throws {
    try Elevations.writePlane(plane, to: raster)
    _ = try await build("dem", error: "0.1")
    let tiles = try Builds.tiles(FilePath(folder.path("dem")))
    let store = folder.url.appending(path: "store")
    for (place, bytes) in tiles {
      let row = store.appending(path: "\(place.level)/\(place.row)")
      try FileManager.default.createDirectory(at: row, withIntermediateDirectories: true)
      try Data(bytes).write(to: row.appending(path: "\(place.column).png"))
    }
    let grid = ServiceGrid(
      name: "heights", wkid: 2193, origin: origin, resolutions: levels,
      extent: [1_750_000, 5_424_000, 1_757_000, 5_430_000])
    let lods = levels.sorted { $0.key < $1.key }.map { number, resolution in
      "{\"level\": \(number), \"resolution\": \(resolution), \"scale\": \(resolution * 96 * 39.37)}"
    }
    let server = try PictureServer(
      grid.configuration(
        """
        "plane": \(plane), "tiles": "\(store.path)", "description": {"singleFusedMapCache": true, "tileInfo": {
        "rows": 256, "cols": 256, "dpi": 96, "format": "LERC", "origin": {"x": \(origin.x), "y": \(origin.y)},
        "spatialReference": {"wkid": 2193, "latestWkid": 2193}, "lods": [\(lods.joined(separator: ","))]}}
        """))
    let cache = try await grid.emptyCache(in: folder, format: "LERC")
    let report = try await ServiceBuilds.request(cache, server.address + ServiceBuilds.image).run()
    #expect(report.levels.allSatisfy { $0.origin == .copied })
    #expect(try Builds.tiles(cache) == tiles)
  }

  @Test("A cache of LERC tiles that we built is converted to a package with the same tiles")
  func converted() async throws {
    try Elevations.writePlane(plane, to: raster)
    _ = try await build("dem", error: "0.1")
    let request = ConversionRequest(
      .cache(FilePath(folder.path("dem"))), to: FilePath(folder.path("dem.tpkx")),
      as: .new(PackageStore(), existing: .kept, leftovers: .removed))
    _ = try await CacheConverter(request).convert()
    let tiles = try Builds.tiles(FilePath(folder.path("dem")))
    #expect(tiles.count == 20)
    #expect(try Builds.tiles(FilePath(folder.path("dem.tpkx"))) == tiles)
  }

  @Test("The size that a dry run estimates for LERC tiles is near the real one")
  func estimate() async throws {
    try Elevations.writePlane(plane, to: raster)
    let planned = try await build("dem", error: "0.1") { $0.isDryRun = true }
    let made = try await build("dem", error: "0.1")
    #expect(planned.total.tiles == made.total.tiles)
    let ratio = Double(planned.total.bytes) / Double(made.total.bytes)
    #expect(ratio > 0.75 && ratio < 1.33, "\(ratio)")
  }

  @Test("A LERC error of 0 that nobody gave is a notice, and one that was given is not")
  func noError() async throws {
    try Elevations.writePlane(plane, to: raster)
    func notices(_ error: String?) async throws -> String {
      var texts = OptionTexts([
        .crs: "2193", .origin: "\(origin.x),\(origin.y)", .resolutions: "40;20;10", .tileFormat: "LERC",
      ])
      texts[.lercError] = error
      var request = BuildRequest(
        .new(
          FilePath(folder.path("a")), store: CompactV2Store.legacy, scheme: PlanRequest(texts), existing: .kept),
        from: [FilePath(raster)])
      request.configuration = .none
      request.isDryRun = true
      return try await request.run().notices.map { $0.text { $0.rawValue } }.joined(separator: "\n")
    }
    #expect(try await notices(nil).contains("the LERC error is 0"))
    #expect(!(try await notices("0").contains("the LERC error is 0")))
    #expect(!(try await notices("0.5").contains("the LERC error is 0")))
  }

  @Test("Heights cannot come from a map service")
  func mapService() async throws {
    let server = try PictureServer(ServiceGrid.all[1].configuration())
    let cache = try await ServiceGrid.all[1].emptyCache(in: folder, format: "LERC")
    let request = try ServiceBuilds.request(cache, server.address + ServiceBuilds.map)
    let error = await #expect(throws: BuildError.self) { try await request.run() }
    guard case .elevation(.notAnImageService) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
