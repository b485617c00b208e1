internal import CResampling
import TilingSchemes

/// Draws regions of a level's pixels from rasters. It belongs to one thread.
package final class RegionRenderer {
  /// The largest window that is read at once, in pixels: 64 MB.
  private static let windowLimit = 16 << 20
  /// The number of rasters that are open at the same time.
  private static let openLimit = 24

  private let sources: [PlacedSource]
  private let method: ResamplingMethod
  private let target: String
  private var open: [OpenKey: LevelSource] = [:]
  private var order: [OpenKey] = []
  private var below = PixelBuffer()

  private struct OpenKey: Hashable {
    let source: Int
    let resolution: SourceResolution
  }

  /// - Parameters:
  ///   - sources: the rasters; later ones are above earlier ones.
  ///   - target: the coordinate system of the scheme, as GDAL reads it.
  package init(_ sources: [PlacedSource], _ method: ResamplingMethod, target: String) {
    self.sources = sources
    self.method = method
    self.target = target
  }

  /// Draws a region.
  ///
  /// - Parameters:
  ///   - pixels: receives four bytes for each pixel, row by row.
  ///   - resolution: in map units per pixel.
  /// - Returns: whether any pixel has a value.
  package func draw(
    _ region: PixelRegion, _ lattice: LevelLattice, into pixels: UnsafeMutablePointer<UInt8>
  ) throws(SourceError) -> Bool {
    let count = region.width * region.height
    pixels.update(repeating: 0, count: 4 * count)
    let extent = lattice.extent(region)
    var isEmpty = true
    // From the top: what is below an opaque raster need not be read.
    for number in sources.indices.reversed() where sources[number].touches(extent) {
      let source = try levelSource(number, lattice)
      if isEmpty {
        try draw(region, lattice, source, into: pixels, stride: 4 * region.width)
        isEmpty = cresampling_is_empty(pixels, Int64(count))
        if cresampling_is_opaque(pixels, Int64(count)) { break }
        continue
      }
      let other = below.reserve(count)
      other.update(repeating: 0, count: 4 * count)
      try draw(region, lattice, source, into: other, stride: 4 * region.width)
      if !cresampling_fill(pixels, other, Int64(count)) { break }
    }
    return !isEmpty
  }

  private func draw(
    _ region: PixelRegion, _ lattice: LevelLattice, _ source: LevelSource, into pixels: UnsafeMutablePointer<UInt8>,
    stride: Int
  ) throws(SourceError) {
    let plan = RegionPlan(region, lattice, source, method)
    guard let window = plan.window else { return }
    if window.count > Self.windowLimit, region.width * region.height > 1 {
      let parts = region.halves
      for part in parts {
        let offset =
          (part.rows.lowerBound - region.rows.lowerBound) * stride + 4
          * (part.columns.lowerBound - region.columns.lowerBound)
        try draw(part, lattice, source, into: pixels + offset, stride: stride)
      }
      return
    }
    let method = method
    try source.reader.withPixels(window) { read throws(SourceError) in
      var read = read
      for cell in plan.cells {
        var shape = cell.shape
        let out = pixels + cell.row * stride + 4 * cell.column
        switch method {
        case .bilinear: cresampling_bilinear(&read, &shape, out, Int64(stride))
        case .nearest: cresampling_nearest(&read, &shape, out, Int64(stride))
        case .cubic: cresampling_cubic(&read, &shape, out, Int64(stride))
        case .average:
          cresampling_mean(
            &read, &shape, cell.footprint.halfWidth, cell.footprint.halfHeight, out, Int64(stride))
        case .majority:
          cresampling_majority(
            &read, &shape, cell.footprint.halfWidth, cell.footprint.halfHeight, out, Int64(stride))
        }
      }
      for pixel in plan.pixels {
        let out = pixels + pixel.row * stride + 4 * pixel.column
        switch method {
        case .bilinear: cresampling_bilinear_point(&read, pixel.x, pixel.y, out)
        case .nearest: cresampling_nearest_point(&read, pixel.x, pixel.y, out)
        case .cubic: cresampling_cubic_point(&read, pixel.x, pixel.y, out)
        case .average:
          cresampling_mean_point(
            &read, pixel.x, pixel.y, pixel.footprint.halfWidth, pixel.footprint.halfHeight, out)
        case .majority:
          cresampling_majority_point(
            &read, pixel.x, pixel.y, pixel.footprint.halfWidth, pixel.footprint.halfHeight, out)
        }
      }
    }
  }

  private func levelSource(_ number: Int, _ lattice: LevelLattice) throws(SourceError) -> LevelSource {
    let source = sources[number]
    let key = OpenKey(
      source: number, resolution: source.resolution(for: lattice.resolution, method))
    if let known = open[key] { return known }
    // A mosaic can have more files than a process may open.
    if order.count >= Self.openLimit { open[order.removeFirst()] = nil }
    let opened = try LevelSource(source.source, key.resolution, target: target)
    open[key] = opened
    order.append(key)
    return opened
  }
}
