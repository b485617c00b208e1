private import CZlib

/// Decompresses raw DEFLATE data whose size is known.
///
/// - Returns: `nil` where the data is damaged or does not give exactly `size` bytes.
func inflate(_ data: [UInt8], size: Int) -> [UInt8]? {
  // Deflate shrinks at most 1032 to 1: a claim beyond that is a lie, and no memory is given to it.
  guard size <= data.count * 1032 + 64 else { return nil }
  var input = data
  var output = [UInt8](repeating: 0, count: size)
  var stream = z_stream()
  guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
    return nil
  }
  defer { inflateEnd(&stream) }
  let status = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(clamping: source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(clamping: target.count)
      return CZlib.inflate(&stream, Z_FINISH)
    }
  }
  return status == Z_STREAM_END && stream.total_out == UInt(size) ? output : nil
}
