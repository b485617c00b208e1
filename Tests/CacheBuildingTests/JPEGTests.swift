import CacheBuilding
import TestSupport
import Testing
import TileStores
import TilingSchemes

@Suite("JPEG tiles", .enabled(if: Pillow.isInstalled, "Python has no Pillow"))
struct JPEGTests {
  private static let blocks = [
    Pictures.photograph(256, 256), Pictures.photograph(1, 1), Pictures.photograph(17, 9), Pictures.photograph(300, 200),
    Pictures.computed(64, 64) { x, y in (x / 8 % 2 * 255, y * 4, 0, 255) },
  ]

  /// What Pillow writes of the same pixels: without subsampling, as ArcGIS since 10.1.
  private static func byPillow(_ blocks: [PixelBlock], quality: Int) throws -> [[UInt8]] {
    try blocks.flatMap { block in
      try Pillow.run(
        """
        output = io.BytesIO()
        image = Image.frombytes("RGBA", (\(block.width), \(block.height)), files[0]).convert("RGB")
        image.save(output, "JPEG", quality=\(quality), subsampling=0)
        write(output.getvalue())
        """, [block.bytes])
    }
  }

  @Test("The bytes are those that Pillow writes with the same quality", arguments: [1, 30, 75, 90, 95, 96, 100])
  func sameBytes(quality: Int) throws {
    let encoder = try PictureEncoder(format: .jpeg, quality: quality)
    let ours = try Self.blocks.map { try encoder.encode($0) }
    #expect(try ours == Self.byPillow(Self.blocks, quality: quality))
  }

  @Test("The file is baseline JFIF with three components that are not subsampled")
  func structure() throws {
    let bytes = try PictureEncoder(format: .jpeg).encode(Pictures.photograph(256, 256))
    let inspection = bytes.withUnsafeBytes { TileImage.inspect($0) }
    #expect(inspection.problem == nil)
    #expect(inspection.image?.kind == .jpeg(componentCount: 3))
    // APP0 "JFIF" is the first segment, and there is no Adobe marker. SOF0: each component has the factors 1 × 1.
    #expect(Array(bytes[2..<4]) == [0xFF, 0xE0])
    #expect(Array(bytes[6..<11]) == Array("JFIF\0".utf8))
    #expect(!bytes.contains(sequence: Array("Adobe".utf8)))
    #expect(
      bytes.contains(sequence: [0xFF, 0xC0, 0, 17, 8, 1, 0, 1, 0, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]))
  }

  @Test("The background shows through transparent pixels, and this is reported")
  func background() throws {
    let encoder = try PictureEncoder(
      format: .jpeg, quality: 100, background: BackgroundColor(red: 10, green: 200, blue: 90))
    let block = Pictures.computed(32, 32) { x, _ in (255, 0, 0, x < 16 ? 0 : 255) }
    let picture = try encoder.encoded(block)
    #expect(picture.loss == .transparency)
    let pixels = try Pillow.decode(picture.bytes).rgba.chunks(of: 4)
    for (near, expected) in [(pixels[0], [10, 200, 90]), (pixels[31], [255, 0, 0])] {
      #expect(zip(near, expected).allSatisfy { abs(Int($0) - $1) <= 2 })
    }
    #expect(try encoder.encoded(Pictures.photograph(8, 8)).loss == nil)
  }

  @Test("Partly transparent pixels are mixed with the background")
  func partlyTransparent() throws {
    let encoder = try PictureEncoder(format: .jpeg, quality: 100)
    let block = Pictures.computed(16, 16) { _, _ in (0, 100, 200, 51) }
    // 51/255 is a fifth: 0 and four fifths of 255, and so on.
    let pixel = try Pillow.decode(encoder.encode(block)).rgba.prefix(3)
    #expect(zip(pixel, [204, 224, 244]).allSatisfy { abs(Int($0) - $1) <= 2 })
  }

  @Test("A blank JPEG has the colour of the background")
  func blank() throws {
    let picture = try Pillow.decode(PictureEncoder(format: .jpeg, quality: 75).blank(width: 256, height: 256))
    #expect(picture.rgba.allSatisfy { $0 == 255 })
  }

  @Test("MIXED is JPEG if no pixel is transparent, otherwise PNG32")
  func mixed() throws {
    let encoder = try PictureEncoder(format: .mixed)
    let opaque = Pictures.photograph(64, 64)
    let jpeg = try encoder.encoded(opaque)
    #expect(jpeg.kind == .jpeg)
    #expect(try jpeg.bytes == PictureEncoder(format: .jpeg, quality: 75).encode(opaque))
    for alpha in [0, 254] {
      let block = Pictures.computed(64, 64) { x, y in (x, y, 0, x == 63 && y == 63 ? alpha : 255) }
      let picture = try encoder.encoded(block)
      #expect(picture.kind == .rgba)
      #expect(picture.loss == nil)
      let decoded = try Pillow.decode(picture.bytes)
      #expect(decoded.mode == "RGBA")
      #expect(decoded.visible == block.visible)
    }
  }

  @Test("Tiles are encoded from several threads at the same time")
  func threads() async throws {
    let encoder = try PictureEncoder(format: .jpeg)
    let block = Pictures.photograph(256, 256)
    let expected = try Self.byPillow([block], quality: 75)[0]
    let all = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<40 { group.addTask { try encoder.encode(block) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all.allSatisfy { $0 == expected })
  }
}

extension Array where Element: Equatable {
  fileprivate func contains(sequence: [Element]) -> Bool {
    indices.contains { self[$0...].starts(with: sequence) }
  }
}
