/// The most that DEFLATE data can grow to, in bytes: it shrinks at most 1032 to 1, and a claim beyond that is a lie.
func inflatedLimit(_ compressedSize: Int) -> Int { compressedSize * 1032 + 64 }

/// Decompresses raw DEFLATE data whose size is known.
///
/// - Returns: `nil` where the data is damaged or does not give exactly `size` bytes.
func inflate(_ data: [UInt8], size: Int) -> [UInt8]? {
  guard size <= inflatedLimit(data.count) else { return nil }
  let stream = InflateStream(.none)
  // A byte more than it should be: zlib wants a place to write to, and what is too long is seen.
  var output = [UInt8](repeating: 0, count: size + 1)
  let step = data.withUnsafeBytes { source in
    output.withUnsafeMutableBytes { target in stream.step(source, into: target) }
  }
  guard let step, step.isFinished, step.written == size else { return nil }
  output.removeLast()
  return output
}
