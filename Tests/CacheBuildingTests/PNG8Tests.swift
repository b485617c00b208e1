import CacheBuilding
import TestSupport
import Testing
import TilingSchemes

@Suite("PNG8 of tiles with more than 256 colours", .enabled(if: Pillow.isInstalled, "Python has no Pillow"))
struct PNG8Tests {
  private func meanSquare(_ block: PixelBlock, _ rgba: [UInt8]) -> Double {
    zip(block.bytes, rgba).reduce(0) { $0 + Double((Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1))) }
      / Double(block.bytes.count)
  }

  @Test("The colours are at least as close as those of Pillow's median cut")
  func closeness() throws {
    let encoder = try PictureEncoder(format: .png8)
    for block in [Pictures.photograph(256, 256), Pictures.computed(128, 128) { x, y in (x * 2, y * 2, x ^ y, 255) }] {
      let picture = try encoder.encoded(block)
      #expect(picture.loss == .colors)
      let peer = try Pillow.run(
        """
        image = Image.frombytes("RGBA", (\(block.width), \(block.height)), files[0]).convert("RGB")
        write(image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGBA").tobytes())
        """, [block.bytes])
      let ours = try Pillow.decode(picture.bytes)
      #expect(ours.mode == "P")
      #expect(meanSquare(block, ours.rgba) <= meanSquare(block, peer[0]))
    }
  }

  @Test("Opaque pixels stay opaque and transparent ones transparent")
  func alpha() throws {
    let block = Pictures.computed(128, 128) { x, y in
      (x * 2, y * 2, x + y, x < 20 ? 0 : y < 20 ? x + y : 255)
    }
    let picture = try Pillow.decode(PictureEncoder(format: .png8).encode(block))
    for (pixel, result) in zip(block.bytes.chunks(of: 4), picture.rgba.chunks(of: 4)) {
      if pixel[3] == 0 || pixel[3] == 255 {
        #expect(result[3] == pixel[3])
      } else {
        // A cell of 8 values of alpha, and the mean of several cells.
        #expect(result[3] > 0 && result[3] < 255)
      }
    }
  }

  @Test("The same picture gives the same bytes, also as a part of a larger one")
  func deterministic() throws {
    let encoder = try PictureEncoder(format: .png8)
    let block = Pictures.photograph(200, 100)
    let first = try encoder.encode(block)
    #expect(try encoder.encode(block) == first)
    let wide = Pictures.computed(300, 100) { x, y in
      let pixel = (y * 200 + min(x, 199)) * 4
      return (Int(block.bytes[pixel]), Int(block.bytes[pixel + 1]), Int(block.bytes[pixel + 2]), 255)
    }
    let part = try wide.bytes.withUnsafeBytes {
      try encoder.encode(PixelRows($0, width: 200, height: 100, rowStride: 1200))
    }
    #expect(part == first)
  }

  @Test("Colours that differ by one value in one channel are kept apart as far as the palette allows")
  func nearlyEqualColors() throws {
    // 300 colours in two cells of the histogram: they cannot all be kept, but none is far away.
    let block = Pictures.computed(300, 8) { x, y in (100 + x % 8, 100 + x / 8 % 8, 100 + x / 64, 255) }
    let picture = try Pillow.decode(PictureEncoder(format: .png8).encode(block))
    for (before, after) in zip(block.bytes, picture.rgba) { #expect(abs(Int(before) - Int(after)) <= 8) }
  }
}
