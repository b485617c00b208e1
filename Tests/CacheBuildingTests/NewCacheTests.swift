import Foundation
import JobSupport
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import CacheOpening
@testable import TileStores
@testable import TilingSchemes

@Suite("Building a new cache", .enabled(if: Rasters.canBeMade, "rasterio is not installed"))
struct NewCacheTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func raster(_ kind: Rasters.Kind = .photo) throws -> String {
    let path = folder.path("\(kind.rawValue).tif")
    try Rasters.write(kind, to: path)
    return path
  }

  @Test("Every kind of result has the same tiles")
  func stores() async throws {
    let raster = try raster()
    var results: [[Builds.Place: [UInt8]]] = []
    for (name, store) in [
      ("a.tpkx", PackageStore() as any TileStore), ("b.mbtiles", MBTilesStore()), ("c", CompactV2Store.legacy),
      ("d", CompactV2Store.readyToServe),
    ] {
      let report = try await Builds.newRequest(folder.path(name), store, [raster], format: "PNG").run()
      let tiles = try Builds.tiles(FilePath(folder.path(name)))
      #expect(tiles.count == report.total.tiles)
      results.append(tiles)
    }
    #expect(results[0].count > 20)
    for other in results.dropFirst() { #expect(other == results[0]) }
    // Nothing is left beside the results.
    #expect(folder.names == ["a.tpkx", "b.mbtiles", "c", "d", "photo.tif"])
  }

  @Test("Without levels, the finest is the first that shows every pixel; without a format, it is MIXED")
  func proposals() async throws {
    let path = folder.path("a.tpkx")
    let report = try await Builds.newRequest(path, PackageStore(), [raster()], levels: nil, format: nil).run()
    // 3.2 m at 48.7 degrees north are 4.85 m in Web Mercator; level 15 has 4.78 m.
    #expect(report.levels.map(\.level.number) == Array(0...15))
    let model = try CacheOpener.open(FilePath(path)).scheme.model
    #expect(model.image?.format == .mixed)
    let extent = try #require(model.fullExtent)
    // The corners of the raster by PROJ's cs2cs.
    #expect(abs(extent.xMin - 1_669_792) < 3)
    #expect(abs(extent.yMax - 6_233_057) < 3)
  }

  @Test("A database that can only be in Web Mercator gets the scheme of most base maps if none is given")
  func webMercatorOnly() async throws {
    func build(_ name: String, _ texts: [CreateOption: String]) async throws -> BuildReport {
      var request = BuildRequest(
        .new(
          FilePath(folder.path(name)), store: MBTilesStore(), scheme: PlanRequest(OptionTexts(texts)), existing: .kept),
        from: [FilePath(try raster())])
      request.configuration = .none
      return try await request.run()
    }
    let report = try await build("a.mbtiles", [.levels: "11-14"])
    #expect(report.levels.map(\.level.number) == Array(11...14))
    #expect(
      try CacheOpener.open(FilePath(folder.path("a.mbtiles"))).scheme.model.scheme?.spatialReference?.isWebMercator
        == true)
    #expect(report.notices.contains { "\($0)".contains("so its scheme is arcgis-online") })
    // What somebody asks for is not replaced by something else.
    await #expect(throws: BuildError.self) { _ = try await build("b.mbtiles", [.crs: "32633", .numberOfScales: "3"]) }
  }

  @Test("Without a scheme, a new one in the raster's system has the scales that show every pixel, and a notice says so")
  func withoutScheme() async throws {
    let path = folder.path("a.tpkx")
    var request = BuildRequest(
      .new(FilePath(path), store: PackageStore(), scheme: PlanRequest(OptionTexts([:])), existing: .kept),
      from: [FilePath(try raster())])
    request.configuration = .none
    let report = try await request.run()
    let scheme = try #require(try CacheOpener.open(FilePath(path)).scheme.model.scheme)
    // The pixels of the raster have 3.2 m.
    #expect(scheme.levels.dropLast().allSatisfy { $0.resolution > 3.2 * 1.02 })
    #expect(scheme.levels.last.map { $0.resolution <= 3.2 * 1.02 } == true)
    let notice = try #require(report.notices.map { "\($0)" }.first { $0.hasPrefix("no scheme is given") })
    #expect(notice.contains("number-of-scales chooses another number"))
    #expect(notice.contains("predefined arcgis-online"))
    request.isDryRun = true
    request.target = .new(
      FilePath(folder.path("b.tpkx")), store: PackageStore(), scheme: PlanRequest(OptionTexts([:])), existing: .kept)
    let planned = try await request.run()
    #expect(planned.levels.map(\.level.scale) == report.levels.map(\.level.scale))
    #expect(planned.notices.contains { "\($0)" == notice })
  }

  @Test("A missing folder is reported before the rasters and the scheme")
  func missingFolder() async throws {
    let request = Builds.newRequest(folder.path("none/a.tpkx"), PackageStore(), [folder.path("none.tif")])
    let error = try #require(await #expect(throws: BuildError.self) { _ = try await request.run() })
    #expect("\(error.message)" == "\(folder.path("none")): no such directory; create it first")
  }

  @Test("A dry run knows about how large the tiles of coarse levels become, of which the raster covers a small part")
  func coarseEstimates() async throws {
    var request = Builds.newRequest(folder.path("a"), CompactV2Store.legacy, [try raster()], levels: "4-15")
    let made = try await request.run().levels
    request = Builds.newRequest(folder.path("b"), CompactV2Store.legacy, [try raster()], levels: "4-15")
    request.isDryRun = true
    for (planned, level) in zip(try await request.run().levels, made) where planned.estimate?.sampled == 0 {
      let ratio = Double(planned.count.bytes) / Double(level.count.bytes)
      #expect(ratio > 0.25 && ratio < 4, "level \(level.level.number): \(planned.count.bytes), \(level.count.bytes)")
    }
  }

  @Test("A package of GDAL's pixels is at the right place in GDAL")
  func gdal() async throws {
    let raster = try raster()
    let path = folder.path("a.tpkx")
    _ = try await Builds.newRequest(path, PackageStore(), [raster]).run()
    let run = try Python.run(
      """
      import sys, numpy as np, rasterio
      from rasterio.vrt import WarpedVRT
      with rasterio.open(sys.argv[1]) as own, rasterio.open(sys.argv[2]) as source:
          x, y = 1671500, 6231500
          window = own.window(x, y - 500, x + 500, y).round_offsets().round_lengths()
          ours = own.read([1, 2, 3], window=window).astype(int)
          with WarpedVRT(source, crs="EPSG:3857", transform=own.window_transform(window), width=ours.shape[2],
                         height=ours.shape[1], resampling=rasterio.enums.Resampling.bilinear) as warped:
              theirs = warped.read([1, 2, 3]).astype(int)
      print(own.driver, ours.shape[1] > 90, np.abs(ours - theirs).max() <= 2)
      """, [path, raster], importing: ["numpy", "rasterio"])
    #expect(run.text == "ESRIC True True\n", "\(run.text)\(run.errors)")
  }

  @Test("A palette is sampled at every level, and PNG tiles have only its colours")
  func palette() async throws {
    let path = folder.path("a.tpkx")
    let report = try await Builds.newRequest(path, PackageStore(), [raster(.palette)], format: nil).run()
    #expect(report.resampling == .nearest)
    #expect(report.levels.allSatisfy { $0.origin == .drawn(overview: nil, factor: 1) })
    let colors = Set([
      [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [0, 255, 255], [255, 0, 255], [9, 9, 9],
    ])
    for bytes in try Builds.tiles(FilePath(path)).values {
      let pixels = try Pillow.decode(bytes).rgba
      for pixel in stride(from: 0, to: pixels.count, by: 4) where pixels[pixel + 3] > 0 {
        #expect(colors.contains(pixels[pixel..<pixel + 3].map(Int.init)))
      }
    }
  }

  @Test("An existing result is kept, and a directory that is not a cache is never replaced")
  func existing() async throws {
    let raster = try raster()
    let path = try folder.write("mine", "a.tpkx")
    await #expect(throws: BuildError.self) {
      _ = try await Builds.newRequest(path, PackageStore(), [raster]).run()
    }
    #expect(try folder.bytes("a.tpkx") == Data("mine".utf8))
    _ = try folder.write("mine", "notes/text.txt")
    var request = Builds.newRequest(folder.path("notes"), CompactV2Store.legacy, [raster])
    if case .new(let path, let store, let scheme, _) = request.target {
      request.target = .new(path, store: store, scheme: scheme, existing: .replaced)
    }
    await #expect(throws: BuildError.self) { _ = try await request.run() }
    #expect(try folder.bytes("notes/text.txt") == Data("mine".utf8))
  }

  @Test("A build that fails leaves no result, and the same build then continues to the same bytes")
  func interrupted() async throws {
    let raster = try raster()
    let whole = folder.path("whole")
    _ = try await Builds.newRequest(whole, CompactV2Store.legacy, [raster], levels: "11-16").run()
    // The finest level has several bundles in this scheme: stop after some of them by making one folder a file.
    let path = folder.path("part")
    let request = Builds.newRequest(path, CompactV2Store.legacy, [raster], levels: "11-16")
    let names = Guarded<[String]>([])
    let folderPath = folder.url.path
    _ = try await request.run { event in
      guard case .made = event else { return }
      names.withValue { $0 += ((try? FileManager.default.contentsOfDirectory(atPath: folderPath)) ?? []) }
    }
    // While it runs, the result has a hidden name.
    let partial = names.withValue { $0.filter { $0.hasPrefix(".part.") && $0.hasSuffix(".partial") } }
    #expect(!partial.isEmpty)
    let (first, second) = (try Builds.files(whole), try Builds.files(path))
    for (name, bytes) in first where name.hasSuffix(".bundle") { #expect(second[name] == bytes) }
    #expect(first.keys.sorted() == second.keys.sorted())
  }

  @Test("Registered cache directories are obeyed")
  func registered() async throws {
    let configuration = try folder.write("{\"cacheDirectories\": [\"elsewhere\"]}", ".tilescheme.json")
    _ = try folder.write("", "elsewhere/keep.txt")
    var request = Builds.newRequest(folder.path("a.tpkx"), PackageStore(), [try raster()])
    request.configuration = .file(FilePath(configuration))
    await #expect(throws: BuildError.self) { _ = try await request.run() }
    var allowed = Builds.newRequest(folder.path("elsewhere/a.tpkx"), PackageStore(), [try raster()])
    allowed.configuration = .file(FilePath(configuration))
    _ = try await allowed.run()
  }

  @Test("A raster that cannot be read leaves nothing behind if no bundle was complete")
  func unreadable() async throws {
    let raster = try raster()
    let bytes = try folder.bytes("photo.tif")
    try bytes.prefix(bytes.count / 2).write(to: URL(filePath: raster))
    await #expect(throws: BuildError.self) {
      _ = try await Builds.newRequest(folder.path("a.tpkx"), PackageStore(), [raster]).run()
    }
    #expect(folder.names == ["photo.tif"])
  }
}
