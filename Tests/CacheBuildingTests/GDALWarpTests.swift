import Foundation
import TestSupport
import Testing

@testable import CacheBuilding
@testable import TilingSchemes

/// At most one grey level beside exact arithmetic, and the same pixels with a value.
@Suite(
  "Pixels against gdalwarp",
  .enabled(if: GDALWarp.isInstalled && Rasters.canBeMade, "gdalwarp or rasterio is not installed"))
struct GDALWarpTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func raster(
    _ kind: Rasters.Kind, system: String = "EPSG:32633",
    _ transform: [Double] = [500_000, 3.2, 0, 5_400_000, 0, -3.2], overviews: [Int] = []
  ) throws -> String {
    let path = folder.path("\(kind.rawValue).tif")
    try Rasters.write(kind, to: path, system: system, transform, overviews: overviews)
    return path
  }

  private func expectEqual(_ difference: GDALWarp.Difference, pixels: Int = 10_000) {
    #expect(difference.largest <= 1)
    #expect(difference.equal >= 0.99)
    #expect(difference.alpha == 0)
    // Otherwise nothing was compared.
    #expect(difference.pixels >= pixels)
  }

  @Test(
    "UTM to Web Mercator, with colours, grey, no data, alpha and a mask",
    arguments: [Rasters.Kind.photo, .grey, .nodata, .alpha, .mask])
  func mercator(_ kind: Rasters.Kind) throws {
    let drawing = try Drawing(raster(kind), resolution: 4.777314267823516)
    let bands = kind == .grey ? 1 : 3
    expectEqual(try drawing.difference(drawing.region(), bands: bands))
    // A corner of the raster: its edges are at the same pixels.
    expectEqual(try drawing.difference(drawing.region(atX: 0, y: 1), bands: bands), pixels: kind == .alpha ? 0 : 10_000)
  }

  @Test("A raster that is rotated by 17 degrees")
  func rotated() throws {
    let (cosine, sine) = (3.2 * cos(17 * Double.pi / 180), 3.2 * sin(17 * Double.pi / 180))
    let path = try raster(.photo, [500_000, cosine, sine, 5_400_000, sine, -cosine])
    let drawing = try Drawing(path, resolution: 4.777314267823516)
    expectEqual(try drawing.difference(drawing.region()))
    expectEqual(try drawing.difference(drawing.region(atX: 0.5, y: 1)))
  }

  @Test("A raster whose rows count northward")
  func southUp() throws {
    let drawing = try Drawing(
      raster(.photo, [500_000, 3.2, 0, 5_398_000, 0, 3.2]), resolution: 4.777314267823516)
    expectEqual(try drawing.difference(drawing.region(atX: 0.5, y: 0)))
  }

  @Test("Degrees to Web Mercator, and to a national grid")
  func degrees() throws {
    let path = try raster(.photo, system: "EPSG:4326", [174.7, 0.00003, 0, -36.8, 0, -0.00003])
    let mercator = try Drawing(path, resolution: 4.777314267823516)
    expectEqual(try mercator.difference(mercator.region()))
    let national = try Drawing(
      path, system: "EPSG:2193", resolution: 2.6458386250105836, origin: MapPoint(x: -4_020_900, y: 19_998_100))
    expectEqual(try national.difference(national.region()))
  }

  @Test("UTM to degrees")
  func toDegrees() throws {
    let drawing = try Drawing(
      raster(.photo), system: "EPSG:4326", resolution: 4.29153442382814e-05, origin: MapPoint(x: -180, y: 90))
    expectEqual(try drawing.difference(drawing.region()))
  }

  @Test("A raster around the South Pole, where the rows of the scheme bend")
  func pole() throws {
    let path = try raster(.photo, system: "EPSG:3031", [-1_000_000, 3000, 0, 900_000, 0, -3000])
    let drawing = try Drawing(
      path, system: "EPSG:4326", resolution: 0.02, origin: MapPoint(x: -180, y: 90))
    let region = PixelRegion(columns: 9400..<9800, rows: 8600..<8900)
    expectEqual(try drawing.difference(region))
  }

  @Test("A raster across the antimeridian is drawn on both sides of it")
  func antimeridian() throws {
    let path = try raster(.photo, system: "EPSG:4326", [179.99, 0.00003, 0, -16.7, 0, -0.00003])
    let west = folder.path("west.tif")
    // For gdalwarp, the part beyond 180 degrees is given as one at -180.
    try Rasters.write(.photo, to: west, system: "EPSG:4326", [-180.01, 0.00003, 0, -16.7, 0, -0.00003])
    let drawing = try Drawing(path, resolution: 4.777314267823516, world: 40_075_016.685578488)
    #expect(drawing.source.footprint.extents.count == 2)
    expectEqual(try drawing.difference(drawing.region(width: 200, atX: 0, part: 0), from: west), pixels: 5000)
    expectEqual(try drawing.difference(drawing.region(width: 200, atX: 1, part: 1)), pixels: 5000)
  }

  @Test("16 bits, stretched as gdal_translate does")
  func stretched() throws {
    let path = try raster(.wide)
    let bytes = folder.path("bytes.tif")
    let run = try CommandRun(
      "gdal_translate", ["-q", "-ot", "Byte", "-scale", "1000", "52000", "0", "255", path, bytes])
    try #require(run.status == 0, "\(run.errors)")
    var options = SourceOptions()
    options.stretch = .ranges([1000...52_000])
    let drawing = try Drawing(path, resolution: 4.777314267823516, .bilinear, options)
    expectEqual(try drawing.difference(drawing.region(), from: bytes))
  }

  @Test("Both read the same overview", arguments: [(10.0, 0), (20.0, 1)])
  func overviews(_ resolution: Double, _ overview: Int) throws {
    let path = try raster(.photo, overviews: [2, 4])
    let drawing = try Drawing(path, resolution: resolution)
    #expect(drawing.source.resolution(for: resolution, .bilinear) == SourceResolution(overview: overview, factor: 1))
    expectEqual(
      try drawing.difference(drawing.region(width: 120, height: 90), ["-ovr", "\(overview)"]), pixels: 5000)
  }

  @Test(
    "Cubic, for levels that are as fine as the raster or finer, also at holes and edges",
    arguments: TestRun.cases([Rasters.Kind.photo, .mask, .grey, .nodata], usually: 2), [4.777314267823516, 1.9])
  func cubic(_ kind: Rasters.Kind, _ resolution: Double) throws {
    let drawing = try Drawing(raster(kind), resolution: resolution, .cubic)
    let bands = kind == .grey ? 1 : 3
    expectEqual(try drawing.difference(drawing.region(), bands: bands))
    expectEqual(try drawing.difference(drawing.region(atX: 0, y: 1), bands: bands))
  }

  @Test("Average weighs each pixel by the part that is covered", arguments: [4.777314267823516, 11.3, 23.9])
  func average(_ resolution: Double) throws {
    let drawing = try Drawing(raster(.photo), resolution: resolution, .average)
    let difference = try drawing.difference(drawing.region(width: 100, height: 80))
    #expect(difference.largest <= 1)
    #expect(difference.equal >= 0.97)
    #expect(difference.alpha == 0)
    #expect(difference.pixels >= 5_000)
  }

  @Test("Average leaves out pixels without a value")
  func averageOfHoles() throws {
    let drawing = try Drawing(raster(.nodata), resolution: 16, .average)
    let difference = try drawing.difference(drawing.region(width: 150, height: 120))
    #expect(difference.largest <= 1)
    #expect(difference.equal >= 0.97)
    #expect(difference.pixels >= 5_000)
  }

  @Test("Majority is the colour of the largest part", arguments: [12.0, 31.0])
  func majority(_ resolution: Double) throws {
    let colors = folder.path("colors.tif")
    let path = try raster(.palette)
    let run = try CommandRun("gdal_translate", ["-q", "-expand", "rgb", path, colors])
    try #require(run.status == 0, "\(run.errors)")
    let drawing = try Drawing(path, resolution: resolution, .majority)
    let region = drawing.region(width: 160, height: 120)
    let own = try drawing.pixels(region)
    // GDAL counts whole pixels and not parts of them, so single pixels at the edges of patches may differ.
    let warped = folder.path("warped.tif")
    let extent = drawing.lattice.extent(region)
    let mode = try CommandRun(
      "gdalwarp",
      [
        "-q", "-t_srs", "EPSG:3857", "-te", "\(extent.xMin)", "\(extent.yMin)", "\(extent.xMax)", "\(extent.yMax)",
        "-ts", "160", "120", "-r", "mode", "-et", "0", "-ovr", "NONE", "-wo", "XSCALE=1", "-wo", "YSCALE=1",
        "-dstnodata", "255", path, warped,
      ])
    try #require(mode.status == 0, "\(mode.errors)")
    let indices = try CommandRun("gdal_translate", ["-q", "-of", "ENVI", warped, folder.path("indices")])
    try #require(indices.status == 0, "\(indices.errors)")
    let theirs = Array(try Data(contentsOf: folder.url.appending(path: "indices")))
    let palette: [[UInt8]] = [
      [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 0], [0, 255, 255], [255, 0, 255], [9, 9, 9],
    ]
    var (compared, equal) = (0, 0)
    for pixel in theirs.indices where theirs[pixel] < 7 && own[4 * pixel + 3] == 255 {
      compared += 1
      if palette[Int(theirs[pixel])].elementsEqual(own[4 * pixel..<4 * pixel + 3]) { equal += 1 }
    }
    #expect(compared > 3_000)
    #expect(Double(equal) >= 0.97 * Double(compared))
  }

  @Test(
    "Nearest takes exactly the pixel at the middle, at every level", arguments: [1.1943285669558790, 4.777, 76.4370282])
  func nearest(_ resolution: Double) throws {
    let drawing = try Drawing(raster(.photo), resolution: resolution, .nearest)
    let difference = try drawing.difference(drawing.region())
    #expect(difference.alpha == 0)
    #expect(difference.largest == 0)
    #expect(difference.pixels > 500)
  }
}
