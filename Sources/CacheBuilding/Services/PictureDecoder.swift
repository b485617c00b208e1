internal import CGDAL

/// Decodes pictures and values with GDAL, in memory.
enum PictureDecoder {
  /// The pixels of a PNG or JPEG.
  ///
  /// - Throws: `PictureFault.damaged` if GDAL cannot decode the bytes, or reports a warning about them.
  static func pixels(_ bytes: [UInt8], width: Int, height: Int) throws(PictureFault) -> PixelBlock {
    var message = [CChar](repeating: 0, count: 500)
    var isDone = false
    let decoded = [UInt8](unsafeUninitializedCapacity: 4 * width * height) { buffer, count in
      isDone = cgdal_decode(
        bytes, bytes.count, Int32(width), Int32(height), buffer.baseAddress, &message, message.count)
      count = isDone ? 4 * width * height : 0
    }
    guard isDone else { throw .damaged("the picture cannot be decoded: \(RasterDataset.text(message))") }
    return PixelBlock(width: width, height: height, bytes: decoded)
  }

  /// The values of a square TIFF of one band. A value without content, by the file's nodata value or its mask, is 0 in
  /// `valid`.
  ///
  /// - Parameters:
  ///   - side: values along a side.
  ///   - values: side × side of them, which are overwritten.
  /// - Throws: `PictureFault.damaged` if GDAL cannot decode the bytes, or the file has another size or several bands.
  static func readValues(
    _ bytes: [UInt8], side: Int, into values: inout [Float], valid: inout [UInt8]
  ) throws(PictureFault) {
    var message = [CChar](repeating: 0, count: 500)
    guard
      cgdal_decode_values(
        bytes, bytes.count, Int32(side), Int32(side), &values, &valid, &message, message.count)
    else { throw .damaged("the TIFF cannot be decoded: \(RasterDataset.text(message))") }
  }
}
