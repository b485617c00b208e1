import CacheBuilding
import TestSupport
import Testing
import TilingSchemes

@Suite("PNG tiles, read by Pillow", .enabled(if: Pillow.isInstalled, "Python has no Pillow"))
struct PNGPixelTests {
  /// Pictures of random sizes, with numbers of colours around the limits, transparent, opaque and partly transparent.
  private static func random(_ seed: UInt64) -> PixelBlock {
    var random = SeededGenerator(seed: seed)
    let width = Int.random(in: 1...90, using: &random)
    let height = Int.random(in: 1...90, using: &random)
    let count = [1, 2, 3, 16, 17, 255, 256, 257, 5000].randomElement(using: &random) ?? 1
    let alphas = [[255], [0, 255], [0], [0, 1, 254, 255], Array(0...255)].randomElement(using: &random) ?? []
    let colors = (0..<count).map { _ in
      [0, 1, 2].map { _ in Int.random(in: 0...255, using: &random) } + [alphas.randomElement(using: &random) ?? 255]
    }
    // Runs of a colour in half of the pictures, so that both rules of filters are used.
    let run = Bool.random(using: &random) ? 7 : 1
    var color = colors[0]
    var left = 0
    return Pictures.computed(width, height) { _, _ in
      if left == 0 {
        color = colors.randomElement(using: &random) ?? color
        left = run
      }
      left -= 1
      return (color[0], color[1], color[2], color[3])
    }
  }

  @Test(
    "Random pictures of every number of colours have the same pixels in PNG and PNG32",
    arguments: EncodingEffort.allCases, [TileImageFormat.png, .png32])
  func lossless(effort: EncodingEffort, format: TileImageFormat) throws {
    let encoder = try PictureEncoder(format: format, effort: effort)
    let blocks = (1...60).map { Self.random($0) }
    let pictures = try Pillow.decode(blocks.map { try encoder.encode($0) })
    for (number, (block, picture)) in zip(blocks, pictures).enumerated() {
      #expect(picture.visible == block.visible, "picture \(number + 1)")
    }
  }

  @Test("PNG8 and PNG24 have the same pixels if they can represent them")
  func representable() throws {
    let blocks = (1...60).map { Self.random($0) }
    var exact = 0
    for format in [TileImageFormat.png8, .png24] {
      let encoder = try PictureEncoder(format: format)
      let files = try blocks.map { try encoder.encoded($0) }
      let pictures = try Pillow.decode(files.map(\.bytes))
      for (number, (block, picture)) in zip(blocks, pictures).enumerated() {
        let pixels = block.visible.chunks(of: 4)
        let isRepresentable =
          format == .png8 ? Set(pixels).count <= 256 : pixels.allSatisfy { $0[3] == 0 || $0[3] == 255 }
        #expect((files[number].loss == nil) == isRepresentable, "picture \(number + 1)")
        if isRepresentable {
          exact += 1
          #expect(picture.visible == block.visible, "picture \(number + 1)")
        }
      }
    }
    #expect(exact > 40)
  }

  @Test("The transparent colour of PNG24 is one that no opaque pixel has")
  func transparentColorIsUnused() throws {
    // Opaque pixels of every red and of every green of red 0, also black, which a careless program would choose.
    let block = Pictures.computed(256, 258) { x, y in
      y == 0 ? (x, 5, 5, 255) : y == 1 ? (0, x, 0, 255) : y == 257 ? (7, 7, 7, 0) : (x, y - 2, 0, 255)
    }
    let bytes = try PictureEncoder(format: .png24).encode(block)
    #expect(try Pillow.decode(bytes).visible == block.visible)
  }

  @Test("In PNG24 pixels with half of the alpha or more become opaque on the background, others transparent")
  func partialTransparencyInPNG24() throws {
    let block = Pictures.computed(4, 1) { x, _ in (100, 0, 0, [127, 128, 255, 0][x]) }
    let encoder = try PictureEncoder(
      format: .png24, background: BackgroundColor(red: 0, green: 255, blue: 10))
    let picture = try encoder.encoded(block)
    #expect(picture.loss == .transparency)
    // 100 × 128/255 = 50.2; 255 × 127/255 = 127; 10 × 127/255 = 4.98.
    #expect(
      try Pillow.decode(picture.bytes).visible == [0, 0, 0, 0, 50, 127, 5, 255, 100, 0, 0, 255, 0, 0, 0, 0])
  }
}

extension Array {
  /// The elements in groups of a length.
  func chunks(of length: Int) -> [[Element]] {
    stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
  }
}
