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
}
