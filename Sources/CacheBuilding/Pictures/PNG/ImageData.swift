private import CDeflate
private import CImaging

/// The compressed content of a PNG: its rows, each with its filter.
struct ImageData {
  /// The pixels, or one byte for each pixel.
  let rows: UnsafeRawPointer
  let width: Int
  let height: Int
  let rowStride: Int
  /// How many bytes of the file each pixel has: 1, 3 or 4.
  let channels: Int
  /// Red, green, blue and alpha that are written for transparent pixels, whatever their colours are.
  var transparent: (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)

  /// Whether each row is written as differences from its neighbours.
  enum Filters {
    /// No differences: best for areas of one colour and for palettes.
    case none
    /// For each row the differences that are smallest: best for photographs.
    case adaptive
  }

  /// Passes the compressed bytes to a function.
  ///
  /// - Parameters:
  ///   - level: the compression level of libdeflate, from 1 to 12.
  /// - Throws: `PictureError.noMemory`.
  func compressed<Result>(
    _ filters: Filters, level: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) throws(PictureError) -> Result {
    guard let compressor = libdeflate_alloc_compressor(Int32(level)) else { throw .noMemory }
    defer { libdeflate_free_compressor(compressor) }
    let size = (1 + width * channels) * height
    let bound = libdeflate_zlib_compress_bound(compressor, size)
    let scratch = 6 * (width * channels + 16)
    // One piece of memory for the rows, the result and the row filters.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size + bound + scratch, alignment: 16)
    defer { memory.deallocate() }
    guard let start = memory.baseAddress else { throw .noMemory }
    let color = [transparent.0, transparent.1, transparent.2, transparent.3]
    cimaging_png_rows(
      rows, width, height, rowStride, channels, color, filters == .adaptive, start, start + size + bound)
    let count = libdeflate_zlib_compress(compressor, start, size, start + size, bound)
    // The result fits, because the buffer has the size that libdeflate asks for.
    guard count > 0 else { throw .noMemory }
    return body(UnsafeRawBufferPointer(start: start + size, count: count))
  }
}
