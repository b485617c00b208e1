private import CDeflate

/// Data in the GZIP format (RFC 1952), whole in memory.
package enum Gzip {
  /// Whether bytes begin as GZIP data.
  package static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Decompresses data of unknown size.
  ///
  /// - Parameter limit: the largest size of the result in bytes. A small file can decompress to a thousand times its
  ///   size, so the caller sets a limit that fits its purpose.
  /// - Returns: `nil` if the data is damaged, ends too early, or would exceed the limit.
  package static func inflated(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    let stream = InflateStream(.gzip)
    var output: [UInt8] = []
    var consumed = 0
    // Directories decompress to about three times their size; a larger result takes a few more steps.
    var room = min(limit, max(1024, 4 * bytes.count)) + 1
    while true {
      let start = output.count
      output.append(contentsOf: repeatElement(0, count: room))
      let step = bytes.withUnsafeBytes { source in
        output.withUnsafeMutableBytes { target in
          stream.step(
            UnsafeRawBufferPointer(rebasing: source[consumed...]),
            into: UnsafeMutableRawBufferPointer(rebasing: target[start...]))
        }
      }
      guard let step else { return nil }
      output.removeLast(room - step.written)
      guard output.count <= limit else { return nil }
      if step.isFinished { return output }
      consumed += step.consumed
      // Neither input nor output moved: the data ends too early.
      if step.consumed == 0, step.written == 0 { return nil }
      room = min(limit + 1 - output.count, max(room, output.count))
    }
  }

  /// Compresses data. The same data gives the same bytes, because the header contains neither a time nor a name.
  package static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    // Level 6 is the default of zlib; higher levels take longer and hardly make directories smaller.
    guard let compressor = libdeflate_alloc_compressor(6) else { return [] }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = bytes.withUnsafeBytes {
        libdeflate_gzip_compress(compressor, $0.baseAddress, $0.count, buffer.baseAddress, bound)
      }
    }
  }
}
