import CacheBuilding
import TestSupport
import Testing
import TileStores

@Suite("Tiles as PNG32", .enabled(if: Pillow.isInstalled, "Python has no Pillow"))
struct PNG32Tests {
  @Test("Pillow reads the same pixels, with every effort", arguments: EncodingEffort.allCases)
  func samePixels(effort: EncodingEffort) throws {
    let encoder = try PictureEncoder(format: .png32, effort: effort)
    let blocks = [
      Pictures.photograph(256, 256), Pictures.photograph(1, 1), Pictures.photograph(513, 3),
      Pictures.photograph(3, 300),
      Pictures.computed(64, 64) { x, y in (x / 16 * 60, 10, 20, y < 32 ? 255 : x * 4) },
      Pictures.computed(40, 20) { x, y in (x, y, 0, 0) },
    ]
    let pictures = try Pillow.decode(blocks.map { try encoder.encode($0) })
    for (block, picture) in zip(blocks, pictures) {
      #expect(picture.mode == "RGBA")
      #expect([picture.width, picture.height] == [block.width, block.height])
      #expect(picture.visible == block.visible)
    }
  }

  @Test("A tile is encoded from a larger picture without copying it")
  func partOfAPicture() throws {
    let large = Pictures.photograph(100, 80)
    let encoder = try PictureEncoder(format: .png32)
    // 32 × 16 pixels whose upper left pixel is in column 50 and row 40.
    let file = try large.bytes.withUnsafeBytes { bytes in
      let part = UnsafeRawBufferPointer(rebasing: bytes[(40 * 100 + 50) * 4..<(55 * 100 + 82) * 4])
      return try encoder.encode(PixelRows(part, width: 32, height: 16, rowStride: 400))
    }
    let expected = Pictures.computed(32, 16) { x, y in
      let pixel = ((40 + y) * 100 + 50 + x) * 4
      return (Int(large.bytes[pixel]), Int(large.bytes[pixel + 1]), Int(large.bytes[pixel + 2]), 255)
    }
    #expect(try Pillow.decode(file).rgba == expected.bytes)
  }
}
