private import CImaging

/// The pixels of one tile where they are, also inside a larger picture: nothing is copied.
///
/// The bytes belong to the caller, who keeps them while the value is in use.
package struct PixelRows {
  /// The longest side of a tile, in pixels, as long as the longest side of ArcGIS's supertiles.
  ///
  /// A picture of this size with a transparent pixel cannot contain all 2^24 opaque colours, so one is always left for
  /// the transparent pixels of PNG24.
  package static let longestSide = 4096

  let start: UnsafeRawPointer
  /// The number of pixels of a row.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// The number of bytes from the start of a row to the start of the next.
  let rowStride: Int

  /// - Parameters:
  ///   - bytes: red, green, blue and alpha of each pixel; the first byte belongs to the upper left pixel of the tile.
  ///   - rowStride: the number of bytes from the start of a row to the start of the next, at least 4 × `width`.
  /// - Throws: `PictureError.size`, `.rowStride` or `.tooFewBytes`.
  package init(
    _ bytes: UnsafeRawBufferPointer, width: Int, height: Int, rowStride: Int
  ) throws(PictureError) {
    guard (1...Self.longestSide).contains(width), (1...Self.longestSide).contains(height) else {
      throw .size(width: width, height: height)
    }
    // libjpeg-turbo takes the stride as a C int, and no sum below can be too large.
    guard (4 * width...Int(Int32.max)).contains(rowStride) else { throw .rowStride(rowStride, needed: 4 * width) }
    let needed = rowStride * (height - 1) + 4 * width
    guard let start = bytes.baseAddress, bytes.count >= needed else {
      throw .tooFewBytes(count: bytes.count, needed: needed)
    }
    self.start = start
    self.width = width
    self.height = height
    self.rowStride = rowStride
  }

  /// A row, 4 × `width` bytes.
  func row(_ number: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start + number * rowStride, count: 4 * width)
  }

  /// Whether more than half of the pixels equal their left or upper neighbour, as in drawn maps; photographs have fewer.
  var isFlat: Bool { 2 * cimaging_repeated_pixels(start, width, height, rowStride) > width * height }
}
