import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CacheBuilding
@testable import TilingSchemes

/// Draws a region around the middle of a raster, as a build would, and the same region by `gdalwarp`.
struct Drawing {
  let source: PlacedSource
  let lattice: LevelLattice
  let system: String
  let method: ResamplingMethod

  /// - Parameters:
  ///   - system: of the scheme, as GDAL reads it.
  ///   - resolution: of the level.
  init(
    _ raster: String, system: String = "EPSG:3857", resolution: Double,
    origin: MapPoint = MapPoint(x: -20_037_508.342787, y: 20_037_508.342787), world: Double? = nil,
    _ method: ResamplingMethod = .bilinear, _ options: SourceOptions = SourceOptions()
  ) throws {
    try GDALLibrary.prepare()
    let source = try RasterSource.open(FilePath(raster), options)
    self.source = PlacedSource(source, try SourceFootprint(source, target: system, world: world))
    let scheme = TilingScheme(
      origin: origin, tileWidth: 256, tileHeight: 256,
      levels: [LevelOfDetail(number: 0, resolution: resolution, scale: 1)])
    lattice = LevelLattice(scheme, scheme.levels[0])
    self.system = system
    self.method = method
  }

  /// A region of this size that contains a place of the raster, given as a part of its extent: 0.5 is the middle.
  func region(width: Int = 400, height: Int = 300, atX x: Double = 0.5, y: Double = 0.5, part: Int = 0) -> PixelRegion {
    let extent = source.footprint.extents[part]
    let corner = lattice.extent(PixelRegion(columns: 0..<1, rows: 0..<1))
    let column = Int((extent.xMin + x * extent.width - corner.xMin) / lattice.resolution) - width / 2
    let row = Int((corner.yMax - extent.yMin - y * extent.height) / lattice.resolution) - height / 2
    return PixelRegion(columns: column..<column + width, rows: row..<row + height)
  }

  func pixels(_ region: PixelRegion) throws -> [UInt8] {
    let renderer = RegionRenderer([source], method, target: system)
    var bytes = [UInt8](repeating: 77, count: 4 * region.width * region.height)
    try bytes.withUnsafeMutableBufferPointer { buffer in
      _ = try renderer.draw(region, lattice, into: try #require(buffer.baseAddress))
    }
    return bytes
  }

  /// The difference from `gdalwarp`, which reads `reference` instead of the raster if it is given.
  func difference(
    _ region: PixelRegion, from reference: String? = nil, bands: Int = 3, _ options: [String] = ["-ovr", "NONE"]
  ) throws -> GDALWarp.Difference {
    let other = try GDALWarp.pixels(
      reference ?? source.source.path.string, lattice.extent(region), width: region.width, height: region.height,
      system: system, method: method.nameInGDAL, options)
    return GDALWarp.compare(try pixels(region), other, bands: bands)
  }
}

extension ResamplingMethod {
  /// The value of `gdalwarp -r`.
  fileprivate var nameInGDAL: String {
    switch self {
    case .nearest: "near"
    case .bilinear: "bilinear"
    case .cubic: "cubic"
    case .average: "average"
    case .majority: "mode"
    }
  }
}
