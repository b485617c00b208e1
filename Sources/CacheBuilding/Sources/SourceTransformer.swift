internal import CGDAL
import TilingSchemes

/// Transforms between the pixels of a raster and the map coordinates of a scheme. It belongs to one thread at a time.
final class SourceTransformer {
  private let handle: UnsafeMutableRawPointer
  /// The transformer refers to the raster.
  private let dataset: RasterDataset
  private let period: Double?
  private let middle: Double

  /// - Parameter target: the coordinate system of the scheme, as GDAL reads it.
  /// - Throws: `SourceError.refused` if there is no transformation.
  init(_ source: RasterSource, _ dataset: RasterDataset, to target: String) throws(SourceError) {
    var message = [CChar](repeating: 0, count: 1000)
    let own = source.hasForeignReference ? source.reference.gdalDefinition : nil
    guard let handle = cgdal_transformer(dataset.handle, own, target, &message, message.count) else {
      throw SourceError(source.path, .refused(.noTransformation(RasterDataset.text(message))))
    }
    self.handle = handle
    self.dataset = dataset
    period = source.period
    middle = Double(source.size.width) / 2
  }

  deinit { cgdal_free_transformer(handle) }

  /// Replaces map coordinates by columns and rows of the full resolution. Points without a place become NaN.
  func toPixels(_ x: UnsafeMutableBufferPointer<Double>, _ y: UnsafeMutableBufferPointer<Double>) {
    cgdal_transform(handle, false, x.baseAddress, y.baseAddress, Int32(x.count))
    guard let period else { return }
    // The columns nearest to the raster: a raster from 179° to 181° also has the pixels of -180° to -179°.
    for index in x.indices {
      x[index] -= period * ((x[index] - middle) / period + 0.5).rounded(.down)
    }
  }

  /// Replaces columns and rows of the full resolution by map coordinates. Points without a place become NaN.
  func toMap(_ x: inout [Double], _ y: inout [Double]) {
    cgdal_transform(handle, true, &x, &y, Int32(x.count))
  }
}
