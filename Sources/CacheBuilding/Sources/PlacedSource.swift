import TilingSchemes

/// A raster and its place in the coordinates of a scheme.
package struct PlacedSource: Sendable {
  package let source: RasterSource
  package let footprint: SourceFootprint

  package init(_ source: RasterSource, _ footprint: SourceFootprint) {
    self.source = source
    self.footprint = footprint
  }

  /// The least number of pixels that are left for each pixel of the level, in one direction, when a mean is computed of
  /// reduced pixels.
  private static let leftToAverage = 4.0

  /// Whether the raster can have pixels in an extent.
  func touches(_ extent: Envelope) -> Bool {
    footprint.extents.contains { $0.intersection(extent) != nil }
  }

  /// The number of source pixels for each pixel of a level, in one direction.
  package func ratio(at resolution: Double) -> Double { footprint.pixelsPerUnit * resolution }

  /// The resolution at which the raster is read for a level.
  package func resolution(for resolution: Double, _ method: ResamplingMethod) -> SourceResolution {
    switch method {
    case .nearest, .majority: .full
    case .bilinear, .cubic: SourceResolution(of: source, ratio: ratio(at: resolution))
    // Means of means are exact only for whole blocks, so some pixels are left for each pixel of the level.
    case .average: SourceResolution(of: source, ratio: ratio(at: resolution) / Self.leftToAverage)
    }
  }
}
