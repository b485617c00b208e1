import Foundation
import JobSupport
import TestSupport
import Testing
import TileSchemeKit

private let hasRasterio = Python.has("rasterio")
private let hasPyogrio = Python.has("pyogrio")

/// The caches that web maps cannot hold, in GeoPackage, read by GDAL: each pixel at the coordinates that the grid of the
/// cache gives it.
@Suite("GeoPackages of other grids, read by GDAL", .tags(.peer))
struct GeoPackageInGDALTests {
  /// A sample's grid, with a place in its area. The numbers are those of its conf.xml.
  struct Grid: Sendable, CustomTestStringConvertible {
    let sample: String
    let origin: (x: Double, y: Double)
    let level: Int
    let resolution: Double
    let place: (x: Double, y: Double)
    /// A part of the name of the system as GDAL prints it.
    let system: String

    var testDescription: String { sample }
    private var span: Double { 256 * resolution }
    var row: Int { Int((origin.y - place.y) / span) }
    var column: Int { Int((place.x - origin.x) / span) }
    /// The upper left corner of the first tile.
    var corner: (x: Double, y: Double) { (origin.x + Double(column) * span, origin.y - Double(row) * span) }
  }

  private static let grids = [
    Grid(
      sample: "national-grid-nz", origin: (-4_020_900, 19_998_100), level: 11, resolution: 1.0583354500042335,
      place: (1_748_000, 5_425_400), system: "New Zealand Transverse Mercator"),
    Grid(
      sample: "geographic-wgs84", origin: (-400, 400), level: 9, resolution: 0.000_297_432_625_728_785_01,
      place: (174.77, -41.28), system: "WGS 84"),
    Grid(
      sample: "us-feet-washington", origin: (-117_498_300, 139_427_100), level: 6, resolution: 0.520_833_333_333_333_48,
      place: (1_100_000, 650_000), system: "Washington South"),
  ]

  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A GeoPackage with 2 × 2 tiles of one colour each: red is 40 and 80 by row, green 60 and 120 by column.
  private func geoPackage(_ grid: Grid) async throws -> String {
    let tiles = try ColouredTiles.square(
      2, colour: "row * 40 + 40, column * 60 + 60, 7", from: .init(grid.level, grid.row, grid.column), in: folder)
    let cache = try SmallCache(tiles)
    // Without an extent, that of the tiles is written, so that the raster is these four tiles.
    try FileManager.default.removeItem(at: cache.file("conf.cdi"))
    try Data(contentsOf: TestFiles.sample("\(grid.sample)/conf.xml")).write(to: cache.file("conf.xml"))
    try await Conversion.run(cache.path, to: folder.path("a.gpkg"))
    return folder.path("a.gpkg")
  }

  /// The centres of the four tiles with their colours.
  private func points(_ grid: Grid) -> [String] {
    (0..<4).map { number in
      let (row, column) = (number / 2, number % 2)
      let x = grid.corner.x + (Double(column) + 0.5) * 256 * grid.resolution
      let y = grid.corner.y - (Double(row) + 0.5) * 256 * grid.resolution
      return "\(x) \(y) \(row * 40 + 40) \(column * 60 + 60)"
    }
  }

  @Test(
    "The GDAL of rasterio has the raster at its place, with all pixels",
    .enabled(if: hasRasterio, "Python has no rasterio"),
    arguments: grids)
  func rasterio(grid: Grid) async throws {
    let path = try await geoPackage(grid)
    let script = """
      import rasterio, sys
      left, top, resolution = map(float, sys.argv[2:5])
      with rasterio.open(sys.argv[1]) as raster:
          t = raster.transform
          assert abs(t.a / resolution - 1) < 1e-9 and abs(t.e / resolution + 1) < 1e-9, t
          assert abs(t.c - left) < resolution / 100 and abs(t.f - top) < resolution / 100, (t, left, top)
          assert (raster.width, raster.height) == (512, 512), (raster.width, raster.height)
          data = raster.read()
          for row in range(2):
              for column in range(2):
                  block = data[:, row * 256:row * 256 + 256, column * 256:column * 256 + 256]
                  assert (block[0] == row * 40 + 40).all() and (block[1] == column * 60 + 60).all(), (row, column)
          print(raster.crs.to_wkt())
      """
    let run = try Python.run(
      script, [path, "\(grid.corner.x)", "\(grid.corner.y)", "\(grid.resolution)"], importing: ["rasterio"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.replacing("_", with: " ").contains(grid.system), "\(run.text)")
  }

  @Test(
    "GDAL 3.12 has the raster at its place, with all pixels",
    .enabled(if: hasPyogrio, "Python has no pyogrio"), arguments: grids)
  func newest(grid: Grid) async throws {
    let path = try await geoPackage(grid)
    // The wheel of pyogrio has the newest GDAL, with its drivers for rasters, but no functions for them in Python.
    let script = """
      import ctypes, glob, importlib.util, os, sys
      package = os.path.dirname(importlib.util.find_spec('pyogrio').origin)
      os.environ['PROJ_DATA'], os.environ['GDAL_DATA'] = package + '/proj_data', package + '/gdal_data'
      gdal = ctypes.CDLL((glob.glob(package + '/../pyogrio.libs/libgdal*') + glob.glob(package + '/.dylibs/libgdal*'))[0])
      gdal.GDALVersionInfo.restype = gdal.GDALGetProjectionRef.restype = ctypes.c_char_p
      gdal.GDALOpenEx.restype = gdal.GDALGetRasterBand.restype = ctypes.c_void_p
      number = tuple(map(int, gdal.GDALVersionInfo(b'RELEASE_NAME').decode().split('.')[:2]))
      assert number >= (3, 12), number
      gdal.GDALAllRegister()
      raster = ctypes.c_void_p(gdal.GDALOpenEx(sys.argv[1].encode(), 2, None, None, None))
      assert raster
      left, top, resolution = map(float, sys.argv[2:5])
      t = (ctypes.c_double * 6)()
      assert gdal.GDALGetGeoTransform(raster, t) == 0
      assert abs(t[1] / resolution - 1) < 1e-9 and abs(t[5] / resolution + 1) < 1e-9, list(t)
      assert abs(t[0] - left) < resolution / 100 and abs(t[3] - top) < resolution / 100, (list(t), left, top)
      assert (gdal.GDALGetRasterXSize(raster), gdal.GDALGetRasterYSize(raster)) == (512, 512)
      for band in (1, 2):
          data = (ctypes.c_ubyte * (512 * 512))()
          handle = ctypes.c_void_p(gdal.GDALGetRasterBand(raster, band))
          assert gdal.GDALRasterIO(handle, 0, 0, 0, 512, 512, data, 512, 512, 1, 0, 0) == 0
          for row in range(512):
              colours = [row // 256 * 40 + 40] * 512 if band == 1 else [60] * 256 + [120] * 256
              assert list(data[row * 512:row * 512 + 512]) == colours, (band, row)
      print(gdal.GDALGetProjectionRef(raster).decode())
      """
    let run = try Python.run(
      script, [path, "\(grid.corner.x)", "\(grid.corner.y)", "\(grid.resolution)"], importing: ["ctypes"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.replacing("_", with: " ").contains(grid.system), "\(run.text)")
  }

  @Test(
    "The installed GDAL has the colour of each tile at its centre",
    .enabled(if: CommandRun.isInstalled("gdallocationinfo"), "GDAL is not installed"), arguments: grids)
  func installed(grid: Grid) async throws {
    let path = try await geoPackage(grid)
    let script = """
      import subprocess, sys
      for point in sys.argv[2:]:
          x, y, red, green = point.split()
          found = subprocess.run(
              ['gdallocationinfo', '-valonly', '-geoloc', sys.argv[1], x, y], capture_output=True, text=True).stdout.split()
          assert found[:2] == [red, green], (point, found)
      print('right')
      """
    let run = try Python.run(script, [path] + points(grid))
    #expect(run.text == "right\n", "\(run.errors)")
  }
}
