import Foundation
import TestSupport
import Testing

@testable import CacheBuilding
@testable import TilingSchemes

/// Rasters that are exactly on the grid of a level: no transformation, so every pixel is known.
@Suite("Rasters on the grid of a level", .enabled(if: Rasters.canBeMade, "rasterio is not installed"))
struct LatticeTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A raster with pixels of two metres, whose first one is at column 150, row 90 of the level.
  private func drawing(
    _ kind: Rasters.Kind, pixel: Double = 2, resolution: Double = 2, _ method: ResamplingMethod
  ) throws -> Drawing {
    let path = folder.path("\(kind.rawValue).tif")
    try Rasters.write(
      kind, to: path, width: 300, height: 200, system: "EPSG:32633", [400_300, pixel, 0, 5_999_820, 0, -pixel])
    return try Drawing(
      path, system: "EPSG:32633", resolution: resolution, origin: MapPoint(x: 400_000, y: 6_000_000), method)
  }

  @Test("Pixels come out unchanged, and all others are transparent", arguments: ResamplingMethod.allCases)
  func unchanged(_ method: ResamplingMethod) throws {
    let drawing = try drawing(.places, method)
    let region = PixelRegion(columns: 140..<460, rows: 80..<300)
    let pixels = try drawing.pixels(region)
    var wrong = 0
    for row in region.rows {
      for column in region.columns {
        let (x, y) = (column - 150, row - 90)
        let expected: [UInt8] =
          (0..<300).contains(x) && (0..<200).contains(y)
          ? [UInt8(x % 256), UInt8(y % 256), 7, 255] : [0, 0, 0, 0]
        let start = 4 * ((row - region.rows.lowerBound) * region.width + column - region.columns.lowerBound)
        if Array(pixels[start..<start + 4]) != expected { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test("Pixels have the same value in a region of any size and place", arguments: ResamplingMethod.allCases)
  func regions(_ method: ResamplingMethod) throws {
    let drawing = try drawing(.nodata, pixel: 1.3, resolution: 2, method)
    let whole = PixelRegion(columns: 130..<400, rows: 70..<260)
    let pixels = try drawing.pixels(whole)
    for part in [
      PixelRegion(columns: 131..<132, rows: 100..<101), PixelRegion(columns: 200..<257, rows: 70..<255),
      PixelRegion(columns: 190..<330, rows: 127..<130),
    ] {
      let own = try drawing.pixels(part)
      let same = part.rows.flatMap { row -> [UInt8] in
        let start =
          4 * ((row - whole.rows.lowerBound) * whole.width + part.columns.lowerBound - whole.columns.lowerBound)
        return Array(pixels[start..<start + 4 * part.width])
      }
      #expect(own == same)
    }
  }

  @Test("A level with pixels of twice or four times the size has the means of the blocks", arguments: [2, 4])
  func reduced(_ factor: Int) throws {
    let drawing = try drawing(.places, resolution: 2 * Double(factor), .bilinear)
    let first = (column: 150 / factor, row: 90 / factor)
    // Columns 0 and 1 of the raster are half a block if the factor is 4: only blocks that begin on the grid are compared.
    let skipped = (factor - 150 % factor) % factor
    let rowSkipped = (factor - 90 % factor) % factor
    let region = PixelRegion(
      columns: first.column + (skipped > 0 ? 1 : 0)..<first.column + 20,
      rows: first.row + (rowSkipped > 0 ? 1 : 0)..<first.row + 20)
    let pixels = try drawing.pixels(region)
    // The reduction starts with the first pixel of the raster, so at the factor 4 the blocks are off by half a block, and
    // what is left is bilinear. The gradient of the raster makes the mean the value in the middle all the same.
    for (number, pixel) in stride(from: 0, to: pixels.count, by: 4).enumerated() {
      let column = (region.columns.lowerBound + number % region.width) * factor - 150
      let row = (region.rows.lowerBound + number / region.width) * factor - 90
      let middle = (Double(column) + Double(factor - 1) / 2, Double(row) + Double(factor - 1) / 2)
      #expect(abs(Double(pixels[pixel]) - middle.0) <= 1)
      #expect(abs(Double(pixels[pixel + 1]) - middle.1) <= 1)
    }
  }

  @Test("Later rasters cover earlier ones, which show through their holes")
  func mosaic() throws {
    let below = try drawing(.places, .bilinear)
    let above = try drawing(.nodata, .bilinear)
    let region = PixelRegion(columns: 150..<450, rows: 90..<290)
    let renderer = RegionRenderer([below.source, above.source], .bilinear, target: "EPSG:32633")
    var bytes = [UInt8](repeating: 0, count: 4 * region.width * region.height)
    try bytes.withUnsafeMutableBufferPointer { buffer in
      _ = try renderer.draw(region, below.lattice, into: try #require(buffer.baseAddress))
    }
    let (lower, upper) = (try below.pixels(region), try above.pixels(region))
    var holes = 0
    for pixel in stride(from: 0, to: bytes.count, by: 4) {
      let isHole = upper[pixel + 3] == 0
      if isHole { holes += 1 }
      #expect(Array(bytes[pixel..<pixel + 4]) == Array((isHole ? lower : upper)[pixel..<pixel + 4]))
    }
    #expect(holes > 1000)
  }
}
