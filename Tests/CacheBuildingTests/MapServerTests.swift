import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import HTTPAccess
@testable import TilingSchemes

@Suite(
  "Tiles from mapserv", .tags(.peer),
  .enabled(
    if: PictureServer.isAvailable && Rasters.canBeMade && CommandRun.isInstalled("mapserv"), "mapserv is not installed")
)
struct MapServerTests {
  private let folder: TemporaryDirectory
  private let grid = ServiceGrid(
    name: "New Zealand", wkid: 2193, origin: (-4_020_900, 19_998_100), resolutions: [0: 70],
    extent: [1_740_100, 5_361_100, 1_845_100, 5_438_100])

  init() throws { folder = try TemporaryDirectory() }

  /// A raster on the grid of the level, in the colours of `PictureServer`, and a map of it.
  private func server() throws -> PictureServer {
    let raster = folder.path("places.tif")
    let run = try Python.run(
      """
      import sys, numpy, rasterio
      from rasterio.transform import from_origin
      i, j = 82300 + numpy.arange(1500), 208000 + numpy.arange(1100)
      colours = numpy.stack(numpy.broadcast_arrays(
          (i % 256)[None, :], (j % 256)[:, None], (i // 256 % 16 * 16)[None, :] + (j // 256 % 16)[:, None]), 0)
      with rasterio.open(sys.argv[1], "w", driver="GTiff", width=1500, height=1100, count=3, dtype="uint8",
                         crs="EPSG:2193", transform=from_origin(1740100, 5438100, 70, 70)) as file:
          file.write(colours.astype("uint8"))
      """, [raster], importing: ["numpy", "rasterio"])
    try #require(run.status == 0, "\(run.errors)")
    let map = """
      MAP
        NAME "places" SIZE 256 256 MAXSIZE 4096 EXTENT 1740100 5361100 1845100 5438100
        PROJECTION "init=epsg:2193" END
        OUTPUTFORMAT NAME "png" DRIVER "AGG/PNG" MIMETYPE "image/png" IMAGEMODE RGBA TRANSPARENT ON END
        WEB METADATA "ows_enable_request" "*" "wms_srs" "EPSG:2193 EPSG:4326" "wms_title" "places"
          "wms_onlineresource" "http://127.0.0.1/" END END
        LAYER NAME "places" TYPE RASTER STATUS ON DATA "\(raster)" PROCESSING "RESAMPLE=NEAREST"
          PROJECTION "init=epsg:2193" END METADATA "wms_title" "places" END END
      END
      """
    try Data(map.utf8).write(to: URL(filePath: folder.path("places.map")))
    try Data("CONFIG\nENV\nMS_MAP_PATTERN \"^/\"\nEND\nEND\n".utf8).write(
      to: URL(filePath: folder.path("mapserv.conf")))
    return try PictureServer("{\"mapserv\": \"\(folder.path("mapserv.conf"))\"}")
  }

  private func request(
    _ cache: FilePath, _ server: PictureServer, layer: String? = "places", version: String = "1.1.1"
  ) throws -> BuildRequest {
    try ServiceBuilds.request(cache, "\(server.address)/mapserv?map=\(folder.path("places.map"))") {
      $0.parameters = (layer.map { [HTTPParameter("LAYERS", $0)] } ?? []) + [HTTPParameter("VERSION", version)]
    }
  }

  @Test("Each pixel is where it belongs, in both versions of WMS", arguments: ["1.1.1", "1.3.0"])
  func places(_ version: String) async throws {
    let server = try server()
    let cache = try await grid.emptyCache(in: folder)
    let report = try await request(cache, server, version: version).run()
    let places = try grid.places(in: cache)
    #expect(places.wrong == 0)
    #expect(places.content == 1500 * 1100)
    #expect(places.tiles == grid.tileCount)
    #expect(report.service?.retries == 0)
    let requests = try server.requests().filter { $0["REQUEST"] == "GetMap" }
    #expect(requests.allSatisfy { $0["VERSION"] == version && $0["WIDTH"] == "2304" })
  }

  @Test(
    "A layer that does not exist, a missing layer and another coordinate system are refused before a picture is requested"
  )
  func refusals() async throws {
    let server = try server()
    let cache = try await grid.emptyCache(in: folder)
    let unknown = await #expect(throws: BuildError.self) { try await request(cache, server, layer: "roads").run() }
    guard case .service(.unknownLayer("roads", let available)) = unknown else {
      Issue.record("\(String(describing: unknown))")
      return
    }
    #expect(available.contains("places"))
    let none = await #expect(throws: BuildError.self) { try await request(cache, server, layer: nil).run() }
    guard case .service(.layersRequired) = none else {
      Issue.record("\(String(describing: none))")
      return
    }
    let other = try await ServiceGrid.mercator.emptyCache(in: folder, name: "Mercator")
    let system = await #expect(throws: BuildError.self) { try await request(other, server).run() }
    guard case .service(.unknownSystem("EPSG:3857", let offered)) = system else {
      Issue.record("\(String(describing: system))")
      return
    }
    #expect(offered.contains("EPSG:2193"))
    #expect(try server.requests().allSatisfy { $0["REQUEST"] == "GetCapabilities" })
  }
}
