import Diagnostics
import TileStores
import TilingSchemes

/// What a scheme demands of a tile's image. Source: `Reference/image-formats.md#how-to-recognise-a-format`.
struct TileExpectation: Sendable {
  private let format: TileImageFormat?
  private let width: Int?
  private let height: Int?
  private let bandCount: Int?
  private let lercError: Double?
  /// Whether pixels are decoded for their alpha, which takes much longer than all the rest.
  private let looksAtAlpha: Bool

  init(_ model: CacheDescription, looksAtAlpha: Bool) {
    self.looksAtAlpha = looksAtAlpha
    format = model.image?.format
    bandCount = model.image?.bandCount
    lercError = model.image?.lercError
    width = model.scheme?.tileWidth
    height = model.scheme?.tileHeight
  }

  /// What is wrong with a sound image: the rule and the words.
  func problem(_ image: TileImage, _ bytes: UnsafeRawBufferPointer) -> (page: RulePage, message: String)? {
    if let format, !allows(image.kind, format) {
      return (.tileFormatDiffers, "it is \(image.kind.formatName), and the cache says \(format.name)")
    }
    if let width, let height, let imageWidth = image.width, let imageHeight = image.height,
      imageWidth != width || imageHeight != height
    {
      return (.tilePixelSize, "it has \(imageWidth) × \(imageHeight) pixels instead of \(width) × \(height)")
    }
    if case .lerc(let content) = image.kind { return problem(content) }
    return looksAtAlpha ? alphaProblem(image, bytes) : nil
  }

  private func problem(_ content: LERCContent) -> (page: RulePage, message: String)? {
    if let bandCount, bandCount > 0, bandCount != content.bandCount * content.depth {
      return (
        .lercBandCount, "it has \(content.bandCount * content.depth) bands, and the cache says \(bandCount)"
      )
    }
    if let lercError, content.maxError > lercError * (1 + 1e-9), !Self.encodersErrors.contains(content.maxError) {
      return (.lercError, "it allows an error of \(content.maxError), and the cache says \(lercError)")
    }
    return nil
  }

  /// What Esri's encoder writes by itself where the values are so round that nothing is lost by it; half of a unit for
  /// all integers (Esri/lerc, `Lerc2.cpp`).
  private static let encodersErrors: Set<Double> = [
    0.5, 0.25, 0.05, 0.025, 0.005, 0.0025, 0.0005, 0.00025, 0.00005,
  ]

  private func alphaProblem(
    _ image: TileImage, _ bytes: UnsafeRawBufferPointer
  ) -> (page: RulePage, message: String)? {
    guard format == .png32 || format == .mixed, let alpha = PNGAlpha(bytes) else { return nil }
    if alpha.isPartial { return (.partialAlpha, "its alpha has values other than 0 and 255") }
    if format == .mixed, alpha.isOpaque { return (.needlessTransparency, "no pixel of it is transparent") }
    return nil
  }

  private func allows(_ kind: TileImage.Kind, _ format: TileImageFormat) -> Bool {
    switch (format, kind) {
    case (.png, .png): true
    case (.png8, .png(let colorType, let bitDepth, _)): colorType == 3 && bitDepth <= 8
    case (.png24, .png(let colorType, _, _)): colorType == 2
    case (.png32, .png(let colorType, _, _)): colorType == 6
    case (.jpeg, .jpeg(let count)): count == 3 || count == 1
    case (.mixed, .jpeg(let count)): count == 3 || count == 1
    case (.mixed, .png(let colorType, _, _)): colorType == 6
    case (.lerc, .lerc): true
    // What is not known is not judged.
    case (.other, _): true
    default: false
    }
  }
}
