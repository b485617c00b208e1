import CacheBuilding
import TestSupport
import Testing
import TileStores
import TilingSchemes

@Suite("The kind of PNG that a tile gets")
struct PNGKindTests {
  /// The colour type, bit depth and transparency of the file, which our own check of stored tiles reads, and which finds
  /// no fault.
  private func kind(_ block: PixelBlock, _ format: TileImageFormat) throws -> TileImage.Kind {
    let bytes = try PictureEncoder(format: format).encode(block)
    let inspection = bytes.withUnsafeBytes { TileImage.inspect($0) }
    #expect(inspection.problem == nil)
    let image = try #require(inspection.image)
    #expect(image.width == block.width)
    #expect(image.height == block.height)
    return image.kind
  }

  private static let palette = TileImage.Kind.png(colorType: 3, bitDepth: 8, hasTransparency: false)
  private static let paletteWithAlpha = TileImage.Kind.png(colorType: 3, bitDepth: 8, hasTransparency: true)
  private static let rgb = TileImage.Kind.png(colorType: 2, bitDepth: 8, hasTransparency: false)
  private static let rgbWithTransparentColor = TileImage.Kind.png(colorType: 2, bitDepth: 8, hasTransparency: true)
  private static let rgba = TileImage.Kind.png(colorType: 6, bitDepth: 8, hasTransparency: false)

  /// A picture of a number of opaque colours, and with more pixels than colours.
  private static func colors(_ count: Int) -> PixelBlock {
    Pictures.computed(64, 32) { x, y in
      let number = (x + 64 * y) % count
      return (number % 256, number / 256, 7, 255)
    }
  }

  @Test("PNG: at most 256 colours are a palette, more are RGB", arguments: [1, 2, 255, 256, 257, 1000])
  func opaque(count: Int) throws {
    #expect(try kind(Self.colors(count), .png) == (count <= 256 ? Self.palette : Self.rgb))
  }

  @Test("PNG: transparent pixels count as one colour, whatever their hidden colours are")
  func hiddenColors() throws {
    let block = Pictures.computed(64, 32) { x, y in
      y < 16 ? (x, y, 99, 0) : (x + 64 * (y % 4) > 254 ? 254 : x + 64 * (y % 4), 0, 0, 255)
    }
    #expect(try kind(block, .png) == Self.paletteWithAlpha)
  }

  @Test("PNG: many colours and transparent pixels are RGB with a transparent colour")
  func transparentColor() throws {
    let block = Pictures.computed(64, 32) { x, y in (4 * x, 8 * y, 0, x < 5 ? 0 : 255) }
    #expect(try kind(block, .png) == Self.rgbWithTransparentColor)
  }

  @Test("PNG: many colours and one partly transparent pixel are RGBA")
  func partlyTransparent() throws {
    let block = Pictures.computed(64, 32) { x, y in (4 * x, 8 * y, 0, x == 9 && y == 9 ? 254 : 255) }
    #expect(try kind(block, .png) == Self.rgba)
  }

  @Test("PNG: few colours with partial transparency are a palette")
  func smoothedLine() throws {
    let block = Pictures.computed(64, 32) { x, _ in (200, 0, 0, x * 4) }
    #expect(try kind(block, .png) == Self.paletteWithAlpha)
  }

  @Test("PNG8 is a palette, PNG24 is RGB and PNG32 is RGBA, whatever the pixels are")
  func declared() throws {
    let photograph = Pictures.photograph(40, 30)
    let transparent = Pictures.computed(40, 30) { x, y in (x * 6, y * 8, x * y, (x + y) * 3) }
    let blank = Pictures.computed(40, 30) { _, _ in (9, 9, 9, 0) }
    for block in [photograph, Self.colors(2), transparent, blank] {
      #expect([Self.palette, Self.paletteWithAlpha].contains(try kind(block, .png8)))
      #expect([Self.rgb, Self.rgbWithTransparentColor].contains(try kind(block, .png24)))
      #expect(try kind(block, .png32) == Self.rgba)
    }
  }

  @Test("A blank PNG is a palette of one transparent colour, and not larger than ArcGIS's 190 bytes")
  func blank() throws {
    // The size of the blank tiles in Esri's Usa.tpkx: Documentation/Reference/image-formats.md, "Empty tiles".
    let bytes = try PictureEncoder(format: .png).blank(width: 256, height: 256)
    #expect(bytes.count <= 190)
    #expect(
      bytes.withUnsafeBytes { TileImage.inspect($0) }.image?.kind == Self.paletteWithAlpha)
  }
}
