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
