private import CLERC

/// Writes elevation tiles as LERC, with liblerc.
///
/// Source: Documentation/Reference/image-formats.md, “LERC”.
struct ElevationEncoder: Sendable {
  /// The step to which values are rounded before they are written; `nil` keeps every bit.
  let step: Double?

  /// LERC rounds values in blocks, from the smallest value of each block. Two tiles would therefore get different values
  /// on the edge that they share. Values that are whole multiples of a power of two pass unchanged, and differ from the
  /// given ones by at most half a step.
  ///
  /// - Parameter largestError: in the units of the values; 0 keeps every bit.
  /// - Throws: `ElevationError.noLERC` if liblerc cannot be opened.
  init(largestError: Double) throws(ElevationError) {
    guard clerc_is_available() else { throw .noLERC }
    guard largestError.isFinite, largestError >= 0 else { throw .error(largestError) }
    guard largestError > 0 else {
      step = nil
      return
    }
    var step = 1.0
    while step > 2 * largestError { step /= 2 }
    while 2 * step <= 2 * largestError { step *= 2 }
    self.step = step
  }

  /// A value as it is stored.
  func stored(_ value: Double) -> Float { Float(step.map { (value / $0).rounded() * $0 } ?? value) }

  /// The file of a tile.
  ///
  /// - Parameters:
  ///   - values: row by row from the north, as `stored` returns them; those without content are ignored.
  ///   - valid: 1 for each value with content, and 0 for others.
  ///   - side: the number of values along a side.
  /// - Throws: `ElevationError.encoding` if liblerc fails.
  func tile(_ values: [Float], valid: [UInt8], side: Int) throws(ElevationError) -> [UInt8] {
    // A blob is never larger than the values, the mask and a header.
    let capacity = 5 * side * side + 4096
    let isFull = valid.allSatisfy { $0 != 0 }
    var size = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      size = valid.withUnsafeBufferPointer { valid in
        clerc_encode(
          values, isFull ? nil : valid.baseAddress, Int32(side), Int32(side), (step ?? 0) / 2, buffer.baseAddress,
          capacity)
      }
      count = size
    }
    guard size > 0 else { throw .encoding }
    return bytes
  }
}
