private import CDeflate
private import CImaging

/// The content of a PNG that is compressed: its rows, each with its filter.
struct ImageData {
  /// The pixels, or one byte for each pixel.
  let rows: UnsafeRawPointer
  let width: Int
  let height: Int
  let rowStride: Int
  /// How many bytes of the file each pixel has: 1, 3 or 4.
  let channels: Int
  /// Red, green, blue and alpha that are written for transparent pixels, whatever their colours are.
  var transparent: [UInt8] = [0, 0, 0, 0]

  /// Whether each row is written as differences from its neighbours.
  private enum Filters {
    /// No differences: best for areas of one colour, and for palettes, whose numbers mean nothing.
    case none
    /// For each row the differences that are smallest: best for photographs.
    case adaptive
  }

  /// The compressed rows.
  ///
  /// - Parameters:
  ///   - isSmooth: whether most pixels differ a little from their neighbours, as in photographs.
  ///   - effort: how much time is spent.
  /// - Throws: `PictureError.noMemory`.
  func compressed(isSmooth: Bool, effort: EncodingEffort) throws(PictureError) -> [UInt8] {
    let filters = isSmooth ? Filters.adaptive : .none
    switch effort {
    case .fast: return try compressed(filters, level: 1)
    case .standard: return try compressed(filters, level: isSmooth ? 1 : 6)
    case .best:
      let plain = try compressed(.none, level: 12)
      // Differences between numbers of a palette without an order are never smaller.
      guard isSmooth || channels > 1 else { return plain }
      // Which filters are better for the other tiles can only be known afterwards.
      let filtered = try compressed(.adaptive, level: 12)
      return filtered.count < plain.count ? filtered : plain
    }
  }

  /// - Parameter level: the compression level of libdeflate, from 1 to 12.
  private func compressed(_ filters: Filters, level: Int32) throws(PictureError) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(level) else { throw .noMemory }
    defer { libdeflate_free_compressor(compressor) }
    let size = (1 + width * channels) * height
    let bound = libdeflate_zlib_compress_bound(compressor, size)
    let scratch = 6 * (width * channels + 16)
    // One piece of memory for the rows, the result and the work of the filters.
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size + bound + scratch, alignment: 16)
    defer { memory.deallocate() }
    cimaging_png_rows(
      rows, width, height, rowStride, channels, transparent, filters == .adaptive, memory, memory + size + bound)
    // The result fits, because the buffer has the size that libdeflate asks for.
    let count = libdeflate_zlib_compress(compressor, memory, size, memory + size, bound)
    guard count > 0 else { throw .noMemory }
    return Array(UnsafeRawBufferPointer(start: memory + size, count: count))
  }
}
