private import CZlib

/// Writes an image as PNG: 8 bits a channel, red, green and blue.
///
/// Source: PNG specification, third edition, §5 (structure), §9 (filtering) and §11.2 (chunks).
enum PNGEncoder {
  /// - Parameter pixels: three bytes a pixel, row by row from the top.
  static func png(width: Int, height: Int, pixels: [UInt8]) -> [UInt8] {
    var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Depth 8, colour type 2; the only compression, filter method and no interlace.
    appendChunk("IHDR", bigEndian(width) + bigEndian(height) + [8, 2, 0, 0, 0], to: &png)
    appendChunk("IDAT", compressed(filtered(pixels, rowLength: width * 3)), to: &png)
    appendChunk("IEND", [], to: &png)
    return png
  }

  /// Each row as its difference from the row above (filter 2), which is nothing for most rows of a drawing.
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
    // It fails only where the buffer is smaller than the bound, or memory is at an end.
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
