/// The largest size to which DEFLATE data can decompress, in bytes. The best possible ratio is 1032 to 1 (zlib's
/// documentation), so a larger stated size is wrong.
func inflatedLimit(_ compressedSize: Int) -> Int { compressedSize * 1032 + 64 }

/// Decompresses raw DEFLATE data whose decompressed size is known.
///
/// - Returns: `nil` if the data is damaged or does not give exactly `size` bytes.
func inflate(_ data: [UInt8], size: Int) -> [UInt8]? {
  guard size <= inflatedLimit(data.count) else { return nil }
  let stream = InflateStream(.none)
  // One byte more than expected: zlib needs a buffer even for empty output, and output that is too long is detected.
  var output = [UInt8](repeating: 0, count: size + 1)
  let step = data.withUnsafeBytes { source in
    output.withUnsafeMutableBytes { target in stream.step(source, into: target) }
  }
  guard let step, step.isFinished, step.written == size else { return nil }
  output.removeLast()
  return output
}
