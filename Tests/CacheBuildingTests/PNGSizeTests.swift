import CacheBuilding
import TestSupport
import Testing
import TilingSchemes

@Suite("The size of PNG tiles", .enabled(if: Pillow.isInstalled, "Python has no Pillow"))
struct PNGSizeTests {
  private func size(
    _ block: PixelBlock, _ format: TileImageFormat = .png, _ effort: EncodingEffort = .standard
  ) throws -> Int {
    try PictureEncoder(format: format, effort: effort).encode(block).count
  }

  /// The size that libpng and zlib give the same pixels at their usual level, in one of Pillow's modes.
  private func sizeByLibpng(_ block: PixelBlock, mode: String) throws -> Int {
    try Pillow.run(
      """
      output = io.BytesIO()
      image = Image.frombytes("RGBA", (\(block.width), \(block.height)), files[0]).convert("\(mode)")
      image.save(output, "PNG", compress_level=6)
      write(output.getvalue())
      """, [block.bytes])[0].count
  }

  @Test("A drawn map is smaller than by libpng, in PNG and in PNG32")
  func map() throws {
    let block = Pictures.map(256, 256)
    #expect(try size(block) < sizeByLibpng(block, mode: "RGB"))
    #expect(try size(block, .png32) < sizeByLibpng(block, mode: "RGBA"))
  }

  @Test("A photograph is at most 15 % larger than by libpng, which takes many times as long")
  func photograph() throws {
    let block = Pictures.photograph(256, 256)
    let peer = try sizeByLibpng(block, mode: "RGB")
    for effort in EncodingEffort.allCases { #expect(try size(block, .png, effort) * 100 <= peer * 115) }
  }

  @Test("A hillshade is not larger than a grey PNG by libpng, though it has a palette")
  func hillshade() throws {
    let block = Pictures.hillshade(256, 256)
    // Its palette has up to 256 entries of 3 bytes.
    #expect(try size(block, .png, .best) <= sizeByLibpng(block, mode: "L") + 780)
    #expect(try size(block) * 100 <= sizeByLibpng(block, mode: "L") * 115)
  }

  @Test("More effort never makes a larger tile", arguments: [TileImageFormat.png, .png8, .png24, .png32])
  func effort(format: TileImageFormat) throws {
    for block in [Pictures.map(256, 256), Pictures.photograph(128, 128), Pictures.hillshade(256, 256)] {
      let sizes = try EncodingEffort.allCases.map { try size(block, format, $0) }
      #expect(sizes == sizes.sorted(by: >), "\(sizes)")
    }
  }
}
