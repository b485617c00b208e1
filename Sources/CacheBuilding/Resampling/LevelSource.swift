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
