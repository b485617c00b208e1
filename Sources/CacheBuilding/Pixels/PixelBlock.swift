/// A square or rectangular picture of 8-bit samples: red, green, blue, alpha for each pixel, row by row from the top.
/// Alpha is not multiplied into the colours.
package struct PixelBlock: Sendable {
  package let width: Int
  package let height: Int
  package var bytes: [UInt8]

  package init(width: Int, height: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// A picture that is transparent everywhere.
  init(width: Int, height: Int) {
    self.init(width: width, height: height, bytes: [UInt8](repeating: 0, count: 4 * width * height))
  }

  /// Replaces the pixels at a place, counted from the upper left, by those of a part that fits there.
  mutating func place(_ part: PixelBlock, column: Int, row: Int) {
    for line in 0..<part.height {
      let source = 4 * line * part.width
      let target = 4 * ((row + line) * width + column)
      bytes.replaceSubrange(target..<target + 4 * part.width, with: part.bytes[source..<source + 4 * part.width])
    }
  }
}
