internal import CGDAL

/// Decodes PNG and JPEG with GDAL, in memory.
enum PictureDecoder {
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
}
