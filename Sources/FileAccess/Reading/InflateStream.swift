private import CZlib

/// Decompresses DEFLATE data piece by piece, so that neither the input nor the output has to fit into memory.
package struct InflateStream: ~Copyable {
  /// The format around the DEFLATE data.
  package enum Wrapping {
    /// None: raw DEFLATE, as in a ZIP archive (RFC 1951).
    case none
    /// The zlib format, with a header and a checksum, as in a PNG (RFC 1950).
    case zlib
    /// The GZIP format, with a header and a checksum (RFC 1952).
    case gzip
  }

  /// The result of one step.
  package struct Step {
    /// The number of input bytes that were consumed.
    package let consumed: Int
    /// The number of output bytes that were written.
    package let written: Int
    package let isFinished: Bool
  }

  /// Allocated, so that its address never changes: zlib stores a pointer to it.
  private let stream: UnsafeMutablePointer<z_stream>

  package init(_ wrapping: Wrapping) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let bits: Int32 =
      switch wrapping {
      case .none: -MAX_WBITS
      case .zlib: MAX_WBITS
      // Adding 16 selects GZIP (zlib’s manual, inflateInit2).
      case .gzip: MAX_WBITS + 16
      }
    // The result is not checked: if this fails for lack of memory, every step fails too. A negative number of bits
    // means data without a zlib header.
    _ = inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Decompresses until the input is used up, the output is full, or the data ends.
  ///
  /// - Returns: `nil` if the data is damaged.
  package func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step? {
    // zlib does not write to its input, although its C declaration is not `const`.
    let source = UnsafeMutableRawBufferPointer(mutating: input)
    stream.pointee.next_in = source.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = UInt32(clamping: input.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let offered = (input: Int(stream.pointee.avail_in), output: Int(stream.pointee.avail_out))
    let status = CZlib.inflate(stream, Z_NO_FLUSH)
    // Z_BUF_ERROR only means that no progress was possible with these buffers; it is not an error.
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
    return Step(
      consumed: offered.input - Int(stream.pointee.avail_in), written: offered.output - Int(stream.pointee.avail_out),
      isFinished: status == Z_STREAM_END)
  }
}
