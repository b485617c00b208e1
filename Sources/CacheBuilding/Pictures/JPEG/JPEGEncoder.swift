private import CImaging

/// Writes JPEG as ArcGIS has done since 10.1: baseline, JFIF, colour not subsampled (4:4:4), the standard tables of the
/// stated quality.
///
/// Source: Documentation/Reference/image-formats.md, “JPEG by ArcGIS”.
struct JPEGEncoder {
  private let quality: Int32

  /// - Parameter quality: from 1 to 100.
  /// - Throws: `PictureError.quality`, or `.noJPEGLibrary` if libturbojpeg cannot be opened.
  init(quality: Int) throws(PictureError) {
    guard (1...100).contains(quality) else { throw .quality(quality) }
    guard cimaging_jpeg_is_available() else { throw .noJPEGLibrary }
    self.quality = Int32(quality)
  }

  /// The file of a tile. Alpha is ignored.
  func jpeg(_ rows: PixelRows) throws(PictureError) -> [UInt8] {
    let width = Int32(rows.width)
    let height = Int32(rows.height)
    // `PixelRows` allows no stride that is too large.
    let rowStride = Int32(rows.rowStride)
    let output = UnsafeMutableRawBufferPointer.allocate(
      byteCount: cimaging_jpeg_capacity(width, height), alignment: 1)
    defer { output.deallocate() }
    var message = [CChar](repeating: 0, count: 200)
    let count = cimaging_jpeg(
      rows.start, width, height, rowStride, quality, output.baseAddress, output.count, &message)
    guard count > 0 else {
      throw .jpeg(String(decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    return Array(output.prefix(count))
  }
}
