import CacheBuilding
import Testing
import TilingSchemes

@Suite("Tiles that cannot be encoded")
struct PictureErrorTests {
  @Test("LERC and unknown formats are refused by name")
  func formats() {
    for (format, name) in [(TileImageFormat.lerc("LERC2D"), "LERC2D"), (.other("WEBP"), "WEBP")] {
      #expect(throws: PictureError.format(name)) { try PictureEncoder(format: format) }
    }
    #expect(PictureError.format("LERC").message.contains("LERC"))
  }

  @Test("A quality outside 1 to 100 is refused for JPEG and MIXED, and ignored for PNG", arguments: [0, -1, 101])
  func quality(_ quality: Int) throws {
    for format in [TileImageFormat.jpeg, .mixed] {
      #expect(throws: PictureError.quality(quality)) { try PictureEncoder(format: format, quality: quality) }
    }
    _ = try PictureEncoder(format: .png, quality: quality)
  }

  @Test("A tile without pixels or with a side of more than 4096 pixels is refused", arguments: [0, -1, 4097, Int.max])
  func size(side: Int) throws {
    let encoder = try PictureEncoder(format: .png)
    #expect(throws: PictureError.size(width: side, height: 1)) {
      try encoder.encode(PixelBlock(width: side, height: 1, bytes: [0, 0, 0, 0]))
    }
    #expect(throws: PictureError.size(width: 1, height: side)) {
      try encoder.encode(PixelBlock(width: 1, height: side, bytes: [0, 0, 0, 0]))
    }
    #expect(throws: PictureError.size(width: side, height: side)) { try encoder.blank(width: side, height: side) }
  }

  @Test("A picture with too few bytes is refused instead of reading what follows it")
  func bytesAndStride() throws {
    let encoder = try PictureEncoder(format: .png)
    #expect(throws: PictureError.tooFewBytes(count: 15, needed: 16)) {
      try encoder.encode(PixelBlock(width: 2, height: 2, bytes: [UInt8](repeating: 1, count: 15)))
    }
    let bytes = [UInt8](repeating: 1, count: 32)
    for (rowStride, error) in [
      (7, PictureError.rowStride(7, needed: 8)), (-8, .rowStride(-8, needed: 8)),
      (Int.max, .rowStride(Int.max, needed: 8)),
      (Int.min, .rowStride(Int.min, needed: 8)), (25, .tooFewBytes(count: 32, needed: 33)),
    ] {
      #expect(throws: error) {
        try bytes.withUnsafeBytes { _ = try PixelRows($0, width: 2, height: 2, rowStride: rowStride) }
      }
    }
    // The last row ends with its last pixel, not with its stride.
    _ = try bytes.withUnsafeBytes { try encoder.encode(PixelRows($0, width: 2, height: 2, rowStride: 24)) }
  }

  @Test("A tile is empty if every pixel is transparent, whatever its colours are")
  func empty() throws {
    func isEmpty(_ block: PixelBlock) throws -> Bool {
      try block.bytes.withUnsafeBytes {
        try PixelRows($0, width: block.width, height: block.height, rowStride: 4 * block.width).isEmpty
      }
    }
    #expect(try isEmpty(Pictures.computed(16, 16) { x, y in (x, y, 255, 0) }))
    #expect(try !isEmpty(Pictures.computed(16, 16) { x, y in (0, 0, 0, x == 15 && y == 15 ? 1 : 0) }))
  }
}
