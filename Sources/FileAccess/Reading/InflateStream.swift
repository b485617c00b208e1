private import CZlib

/// Decompresses DEFLATE data piece by piece, so that neither side has to be in memory.
package struct InflateStream: ~Copyable {
  /// What the data is wrapped in.
  package enum Wrapping {
    /// Nothing, as in a ZIP archive (RFC 1951).
    case none
    /// A header and a checksum, as in a PNG (RFC 1950).
    case zlib
  }

  /// What a step did.
  package struct Step {
    /// Bytes of the input that are done with.
    package let consumed: Int
    /// Bytes of the output that were filled.
    package let written: Int
    package let isFinished: Bool
  }

  /// It stays where it is: zlib remembers its place.
  private let stream: UnsafeMutablePointer<z_stream>

  package init(_ wrapping: Wrapping) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let bits = wrapping == .none ? -MAX_WBITS : MAX_WBITS
    // Where it fails, for want of memory, so does every step.
    _ = inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Goes on until the input is used up, the output is full, or the data ends.
  ///
  /// - Returns: `nil` where the data is damaged.
  package func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step? {
    // zlib does not write to its input, although it does not say so.
    let source = UnsafeMutableRawBufferPointer(mutating: input)
    stream.pointee.next_in = source.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_in = UInt32(clamping: input.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let offered = (input: Int(stream.pointee.avail_in), output: Int(stream.pointee.avail_out))
    let status = CZlib.inflate(stream, Z_NO_FLUSH)
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
    return Step(
      consumed: offered.input - Int(stream.pointee.avail_in), written: offered.output - Int(stream.pointee.avail_out),
      isFinished: status == Z_STREAM_END)
  }
}
