import TilingSchemes

/// A raster as it is used for one level: at the resolution that fits the level, with the transformation to it.
final class LevelSource {
  let reader: SourceReader
  let transformer: SourceTransformer
  /// Whether pixels inside of the raster can have no value.
  let hasMask: Bool

  /// - Parameter target: the coordinate system of the scheme, as GDAL reads it.
  init(_ source: RasterSource, _ resolution: SourceResolution, target: String) throws(SourceError) {
    hasMask = source.hasMask
    reader = try SourceReader(source, overview: resolution.overview, factor: resolution.factor)
    transformer = try SourceTransformer(source, RasterDataset(source.path), to: target)
  }

  /// Replaces map coordinates by columns and rows of the resolution.
  func toPixels(_ x: UnsafeMutableBufferPointer<Double>, _ y: UnsafeMutableBufferPointer<Double>) {
    transformer.toPixels(x, y)
    for index in x.indices {
      x[index] *= reader.scaleX
      y[index] *= reader.scaleY
    }
  }
}

/// The resolution at which a raster is read for a level.
package struct SourceResolution: Hashable, Sendable {
  /// The number of the overview; `nil` for the full resolution.
  package let overview: Int?
  /// The number of pixels, in each direction, that are averaged first.
  package let factor: Int

  /// The full resolution.
  static let full = SourceResolution(overview: nil, factor: 1)

  init(overview: Int?, factor: Int) {
    self.overview = overview
    self.factor = factor
  }

  /// The coarsest resolution that is not coarser than the level's. Up to twice as many source pixels as tile pixels are
  /// left, for which four samples are enough.
  ///
  /// - Parameter ratio: the number of source pixels for each pixel of the level, in one direction.
  package init(of source: RasterSource, ratio: Double) {
    // Sizes of overviews are rounded, and ratios are not exact.
    let limit = ratio * 1.001
    var best: (number: Int?, factor: Double) = (nil, 1)
    for (number, size) in source.overviews.enumerated() where size.width > 0 {
      let factor = Double(source.size.width) / Double(size.width)
      if factor <= limit, factor > best.factor { best = (number, factor) }
    }
    overview = best.number
    var factor = 1
    while Double(2 * factor) * best.factor <= limit, factor < 1 << 20 { factor *= 2 }
    self.factor = factor
  }
}
