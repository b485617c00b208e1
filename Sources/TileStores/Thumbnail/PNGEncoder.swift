private import CZlib

/// Writes an image as PNG with red, green and blue, 8 bits each.
///
/// Source: PNG specification, third edition, §5 (structure), §9 (filtering) and §11.2 (chunks).
package enum PNGEncoder {
  /// Encodes an image.
  ///
  /// - Parameter pixels: three bytes for each pixel, row by row from the top.
  static func png(width: Int, height: Int, pixels: [UInt8]) -> [UInt8] {
    var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Bit depth 8, colour type 2 (RGB), compression 0, filter method 0, no interlace.
    appendChunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0], to: &png)
    appendChunk("IDAT", compressed(filtered(pixels, rowLength: width * 3)), to: &png)
    appendChunk("IEND", [], to: &png)
    return png
  }

  /// A transparent image: a palette with one transparent colour, one bit for each pixel.
  ///
  /// - Parameters:
  ///   - width: in pixels, from 1.
  ///   - height: in pixels, from 1.
  package static func transparent(width: Int, height: Int) -> [UInt8] {
    var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Bit depth 1, colour type 3 (palette).
    appendChunk("IHDR", bigEndian(width) + bigEndian(height) + [1, 3, 0, 0, 0], to: &png)
    appendChunk("PLTE", [0, 0, 0], to: &png)
    appendChunk("tRNS", [0], to: &png)
    appendChunk("IDAT", compressed(Array(repeating: 0, count: height * (1 + (width + 7) / 8))), to: &png)
    appendChunk("IEND", [], to: &png)
    return png
  }

  /// Each row as its difference from the row above (filter 2), which is 0 for most rows of a drawing.
  private static func filtered(_ pixels: [UInt8], rowLength: Int) -> [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(pixels.count + pixels.count / max(rowLength, 1))
    for start in stride(from: 0, to: pixels.count, by: rowLength) {
      rows.append(2)
      for offset in start..<start + rowLength {
        rows.append(pixels[offset] &- (offset >= rowLength ? pixels[offset - rowLength] : 0))
      }
    }
    return rows
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(uLong(bytes.count))
    var output = [UInt8](repeating: 0, count: Int(length))
    // This fails only if the buffer is smaller than the bound, or memory runs out.
    compress2(&output, &length, bytes, uLong(bytes.count), Z_BEST_COMPRESSION)
    output.removeLast(output.count - Int(length))
    return output
  }

  private static func appendChunk(_ name: String, _ data: [UInt8], to png: inout [UInt8]) {
    let content = Array(name.utf8) + data
    png += bigEndian(data.count) + content
    png += bigEndian(Int(crc32(0, content, uInt(content.count))))
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
