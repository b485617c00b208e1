import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import CacheCreation
@testable import TileStores
@testable import TilingSchemes

/// The reference is a build in PNG32, which loses nothing, as Pillow reads it.
@Suite(
  "What tiles lose", .enabled(if: Rasters.canBeMade && Pillow.isInstalled, "rasterio or Pillow is not installed"))
struct LossTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func build(
    _ format: String, _ kind: Rasters.Kind, levels: String = "13-15"
  ) async throws -> (report: BuildReport, tiles: [Builds.Place: [UInt8]]) {
    let raster = folder.path("\(kind.rawValue).tif")
    if !FileManager.default.fileExists(atPath: raster) { try Rasters.write(kind, to: raster) }
    let path = folder.path(format)
    let report = try await Builds.newRequest(
      path, CompactV2Store.legacy, [raster], levels: levels, format: format
    ).run()
    return (report, try Builds.tiles(FilePath(path)))
  }

  private func lossy(_ tiles: [Builds.Place: [UInt8]], _ isLossy: ([UInt8]) -> Bool) throws -> [Builds.Place] {
    try tiles.filter { isLossy(try Pillow.decode($0.value).rgba) }.map(\.key)
  }

  /// The number of colours; all transparent pixels are one.
  private func colors(_ rgba: [UInt8]) -> Int {
    var colors: Set<[UInt8]> = []
    for index in stride(from: 0, to: rgba.count, by: 4) {
      colors.insert(rgba[index + 3] == 0 ? [] : Array(rgba[index..<index + 4]))
    }
    return colors.count
  }

  private func expect(_ count: LossyTiles, _ places: [Builds.Place], level: Int) {
    let own = places.filter { $0.level == level }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    #expect(count.count == own.count)
    #expect(count.first == own.first.map { TileCoordinate(row: $0.row, column: $0.column) })
  }

  @Test("PNG8 counts the tiles with more than 256 colours, with the first one, at each level")
  func png8() async throws {
    let reference = try lossy(try await build("PNG32", .photo).tiles) { colors($0) > 256 }
    let report = try await build("PNG8", .photo).report
    #expect(!reference.isEmpty)
    for level in report.levels {
      expect(level.count.reducedColors, reference, level: level.level.number)
      #expect(level.count.flattened.count == 0)
    }
    // One sentence for all levels, with the sum of their tiles.
    try #require(report.losses.count == 1)
    let words = "\(report.losses[0])"
    #expect(words.contains("more than 256 colours") && words.contains(": \(reference.count) of "), "\(words)")
  }

  @Test("JPEG counts the tiles with transparent pixels")
  func jpeg() async throws {
    let isTransparent = { (rgba: [UInt8]) in stride(from: 3, to: rgba.count, by: 4).contains { rgba[$0] < 255 } }
    let reference = try lossy(try await build("PNG32", .nodata, levels: "14-16").tiles, isTransparent)
    let report = try await build("JPEG", .nodata, levels: "14-16").report
    for level in report.levels { expect(level.count.flattened, reference, level: level.level.number) }
    #expect(report.total.jpeg == report.total.tiles)
    #expect(!report.losses.isEmpty)
  }

  @Test("PNG and MIXED lose nothing; MIXED counts its JPEG tiles")
  func nothing() async throws {
    for format in ["PNG", "MIXED"] {
      let (report, tiles) = try await build(format, .photo, levels: "15-17")
      #expect(report.losses.isEmpty)
      #expect(report.total.jpeg == tiles.values.count { $0.starts(with: [0xFF, 0xD8]) })
    }
  }

  @Test(
    "Automatic choices are reported",
    arguments: [
      ("10-13", "MIXED", "details are lost; a level at 1:"), ("15-18", "MIXED", "levels 17, 18 show no more"),
      ("12-13", "MIXED", "tiles of the format MIXED are PNG32"), ("15-16", "JPEG", "JPEG tiles cannot be transparent"),
    ])
  func notices(_ levels: String, _ format: String, _ words: String) async throws {
    let report = try await build(format, .photo, levels: levels).report
    #expect(report.notices.contains { "\($0)".contains(words) }, "\(report.notices)")
  }

  @Test("A raster that is read at a quarter of its resolution gets the command for overviews")
  func overviews() async throws {
    let report = try await build("PNG", .photo, levels: "10-12").report
    #expect(report.notices.contains { "\($0)".contains("gdaladdo -r average") })
    let raster = folder.path("with.tif")
    try Rasters.write(.photo, to: raster, overviews: [2, 4, 8])
    let other = try await Builds.newRequest(
      folder.path("with"), CompactV2Store.legacy, [raster], levels: "10-12", format: "PNG"
    ).run()
    #expect(!other.notices.contains { "\($0)".contains("gdaladdo") })
  }

  @Test("A cache that states no quality gets 75, and the report says so")
  func quality() async throws {
    let cache = try await Builds.emptyCache(in: folder)
    let file = URL(filePath: "\(cache.string)/conf.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let changed = text.replacing(
      "<CacheTileFormat>PNG32</CacheTileFormat>", with: "<CacheTileFormat>JPEG</CacheTileFormat>")
    try #require(changed != text)
    try changed.write(to: file, atomically: true, encoding: .utf8)
    let raster = folder.path("a.tif")
    try Rasters.write(.photo, to: raster)
    let report = try await Builds.request(cache, raster).run()
    #expect(report.notices.contains { "\($0)".contains("states no compression quality; JPEG tiles get 75") })
  }

  @Test("An estimate is measured on at most 32 tiles, and is near the real size")
  func estimate() async throws {
    let raster = folder.path("a.tif")
    try Rasters.write(.photo, to: raster)
    var request = Builds.newRequest(folder.path("a.tpkx"), PackageStore(), [raster], levels: "9-17", format: "JPEG")
    request.isDryRun = true
    let planned = try await request.run()
    #expect(folder.names == ["a.tif"])
    #expect(planned.levels.compactMap(\.estimate).map(\.sampled).reduce(0, +) <= 32)
    request.isDryRun = false
    let made = try await request.run()
    #expect(planned.total.tiles == made.total.tiles)
    let ratio = Double(planned.total.bytes) / Double(made.total.bytes)
    #expect(ratio > 0.75 && ratio < 1.33, "\(ratio)")
    // The corners of the raster by PROJ's cs2cs: 1669792, 6230140 to 1673186, 6233057.
    let place = try #require(planned.footprint.first)
    #expect(abs(place.xMin - 1_669_792) < 3 && abs(place.yMax - 6_233_057) < 3)
  }

  @Test("A dry run counts the bundles that the build then writes, and estimates its time")
  func bundles() async throws {
    let raster = folder.path("a.tif")
    try Rasters.write(.photo, to: raster)
    var request = Builds.newRequest(folder.path("a"), CompactV2Store.legacy, [raster], levels: "13-16", format: "JPEG")
    request.isDryRun = true
    request.jobs = 2
    let planned = try await request.run()
    let seconds = try #require(planned.estimatedSeconds)
    // A debug build on a busy machine needs milliseconds for each tile, and not minutes.
    #expect(seconds > 0 && seconds < 60 * Double(planned.total.tiles))
    #expect(planned.levels.allSatisfy { ($0.estimate?.seconds ?? 0) > 0 })
    request.isDryRun = false
    let made = try await request.run()
    #expect(made.estimatedSeconds == nil && made.bundles == nil)
    let files = try Builds.files(folder.path("a")).keys.filter { $0.hasSuffix(".bundle") }
    #expect(planned.bundles == files.count)
  }

  @Test("Tiles on both sides of the borders of bundles are in several")
  func amount() throws {
    // Rows 120 to 259 are in the bundles that begin at rows 0, 128 and 256, columns 127 and 128 in those at 0 and 128.
    let selection = try #require(
      LevelSelection(parts: [TileRange(rows: 120..<260, columns: 127..<129)], area: nil))
    #expect(selection.amount == SelectionAmount(tiles: 280, bundles: 6))
  }

  @Test(
    "Space is scarce if uncompressed tiles would not fit, and twice the space is needed for a package",
    arguments: [(1_000, 1, false), (999, 1, true), (1_999, 2, true), (2_000, 2, false)])
  func scarce(free: Int, copies: Int, isScarce: Bool) {
    // 10 tiles of 5 × 5 pixels of 4 bytes.
    #expect(DiskSpace.isScarce(free, tiles: 10, side: 5, copies: copies) == isScarce)
  }
}
