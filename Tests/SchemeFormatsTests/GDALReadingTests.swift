import Foundation
import TestSupport
import Testing
import TilingSchemes

@testable import SchemeFormats

/// GDAL's programs with our tiling schemes in a copy of its data.
@Suite(
  "Tiling schemes, used by GDAL", .tags(.peer),
  .enabled(if: GDAL2Tiles.isInstalled && GDALData.folder != nil, "GDAL is missing"))
struct GDALReadingTests {
  @Test(
    "gdal2tiles makes the tiles of the grid, with Esri’s numbers of rows and columns",
    arguments: ["wide degrees", "arcgis-online"])
  func tiles(_ name: String) throws {
    var model = try OpenGrids.model(name)
    if name == "arcgis-online" { model.scheme?.levels.removeLast(21) }
    let folder = try TemporaryDirectory()
    let environment = try GDALData.copy(in: folder, with: model)
    try GDAL2Tiles.raster(at: folder.path("a.tif"), bounds: ["100", "30", "140", "10"])
    let run = try CommandRun(
      "gdal2tiles.py",
      ["-q", "--xyz", "-p", "Test_grid", "-z", "0-2", "-w", "none", folder.path("a.tif"), folder.path("out")],
      environment: environment)
    try #require(run.status == 0, "\(run.errors)")
    let found = try FileManager.default.subpathsOfDirectory(atPath: folder.path("out")).filter { $0.hasSuffix(".png") }
    #expect(Set(found) == Set(try expected(model)))
  }

  /// The tiles that the raster touches; its edges are not on edges of tiles.
  private func expected(_ model: CacheDescription) throws -> [String] {
    let scheme = try #require(model.scheme)
    let degrees = Envelope(xMin: 100, yMin: 10, xMax: 140, yMax: 30)
    let reference = try #require(scheme.spatialReference)
    // The formulas of the spherical Mercator projection.
    func point(_ x: Double, _ y: Double) -> MapPoint {
      if reference.wkid == 4326 { return MapPoint(x: x, y: y) }
      let radians = y * .pi / 180
      return MapPoint(x: x * .pi / 180 * 6_378_137, y: 6_378_137 * log(tan(.pi / 4 + radians / 2)))
    }
    return try scheme.levels.flatMap { level in
      let first = try #require(scheme.tile(at: point(degrees.xMin, degrees.yMax), level: level))
      let last = try #require(scheme.tile(at: point(degrees.xMax, degrees.yMin), level: level))
      return (first.column...last.column).flatMap { column in
        (first.row...last.row).map { "\(level.number)/\(column)/\($0).png" }
      }
    }
  }

  @Test("a COG with our TILING_SCHEME has the resolution and the lattice of a level", arguments: OpenGrids.names)
  func cog(_ name: String) throws {
    let model = try OpenGrids.model(name)
    let bounds =
      [
        "nztm": ["172", "-40", "175", "-42"], "us feet": ["-74.3", "41", "-73.7", "40.5"],
      ][name] ?? ["100", "30", "140", "10"]
    let folder = try TemporaryDirectory()
    let environment = try GDALData.copy(in: folder, with: model)
    try GDAL2Tiles.raster(at: folder.path("a.tif"), bounds: bounds)
    let run = try CommandRun(
      "gdal_translate",
      ["-q", "-of", "COG", "-co", "TILING_SCHEME=Test_grid", folder.path("a.tif"), folder.path("cog.tif")],
      environment: environment)
    try #require(run.status == 0, "\(run.errors)")
    let info = try CommandRun("gdalinfo", ["-json", folder.path("cog.tif")])
    let json = try #require(JSONSerialization.jsonObject(with: info.output) as? [String: Any])
    let transform = try #require(json["geoTransform"] as? [Double])
    let scheme = try #require(model.scheme)
    let level = try #require(
      scheme.levels.min { ($0.resolution - transform[1]).magnitude < ($1.resolution - transform[1]).magnitude })
    #expect((transform[1] / level.resolution - 1).magnitude < 1e-14)
    for (edge, origin) in [(transform[0], scheme.origin.x), (transform[3], scheme.origin.y)] {
      let tiles = (edge - origin) / (Double(scheme.tileWidth) * level.resolution)
      #expect((tiles - tiles.rounded()).magnitude < 1e-6, "\(tiles)")
    }
  }
}

/// A copy of GDAL's data with a tiling scheme of ours.
private enum GDALData {
  static let folder: String? = {
    let places = ["/usr/share/gdal", "/usr/local/share/gdal", "/opt/homebrew/share/gdal"]
    return places.first { FileManager.default.fileExists(atPath: "\($0)/tms_MapML_APSTILE.json") }
  }()

  /// - Returns: the environment in which GDAL's programs use the copy.
  static func copy(in folder: TemporaryDirectory, with model: CacheDescription) throws -> [String: String] {
    let data = folder.path("data")
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    let source = try #require(self.folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: source) {
      try FileManager.default.createSymbolicLink(atPath: "\(data)/\(name)", withDestinationPath: "\(source)/\(name)")
    }
    let text = try GDALTilingSchemeFormat().write(model).text
    try Data(text.utf8).write(to: URL(filePath: "\(data)/tms_Test_grid.json"))
    return ["GDAL_DATA": data]
  }
}
