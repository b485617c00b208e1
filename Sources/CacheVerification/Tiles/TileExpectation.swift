import Diagnostics
import SourceText
package import TileStores
package import TilingSchemes

/// Compares a tile's image with the format, size and bands that the configuration declares.
///
/// Source: `Reference/image-formats.md#how-to-recognise-a-format`.
package struct TileExpectation: Sendable {
  private let format: TileImageFormat?
  private let width: Int?
  private let height: Int?
  private let bandCount: Int?
  private let lercError: Double?
  /// Whether pixels are decoded for their alpha, which takes much longer than all other checks.
  private let looksAtAlpha: Bool

  /// - Parameters:
  ///   - model: the configuration.
  ///   - looksAtAlpha: whether pixels are decoded for their alpha.
  package init(_ model: CacheDescription, looksAtAlpha: Bool = false) {
    self.looksAtAlpha = looksAtAlpha
    format = model.image?.format
    bandCount = model.image?.bandCount
    lercError = model.image?.lercError
    width = model.scheme?.tileWidth
    height = model.scheme?.tileHeight
  }

  /// The first contradiction between an undamaged image and the configuration.
  ///
  /// Values that the configuration does not declare are not checked.
  func fault(_ image: TileImage, _ bytes: UnsafeRawBufferPointer) -> TileFault? {
    fault(image) ?? (looksAtAlpha ? alphaFault(image, bytes) : nil)
  }

  /// The first contradiction between the type and size of an undamaged image and the configuration; no pixel is decoded.
  package func fault(_ image: TileImage) -> TileFault? {
    if let format, !Self.allows(image.kind, format) {
      return TileFault(
        .tileFormatDiffers, "the tile is \(image.kind.formatName), but the configuration declares \(format.name)")
    }
    if let width, let height, let imageWidth = image.width, let imageHeight = image.height,
      !isSize(imageWidth, imageHeight, width, height, of: image.kind)
    {
      return TileFault(
        .tilePixelSize, "the tile has \(imageWidth) × \(imageHeight) pixels instead of \(width) × \(height)")
    }
    if case .lerc(let content) = image.kind { return fault(content) }
    return nil
  }

  /// Whether a tile may have a size in pixels.
  ///
  /// The tiles of an elevation cache have one more value in each direction, 257 × 257 for a tile size of 256, so that
  /// neighbours share their edge. Source: `Reference/image-formats.md#lerc`.
  private func isSize(_ imageWidth: Int, _ imageHeight: Int, _ width: Int, _ height: Int, of kind: TileImage.Kind)
    -> Bool
  {
    if imageWidth == width, imageHeight == height { return true }
    guard case .lerc = kind else { return false }
    return imageWidth == width + 1 && imageHeight == height + 1
  }

  private func fault(_ content: LERCContent) -> TileFault? {
    // Programs store bands either as blobs or as values of a pixel, and clients see the product of both.
    if let bandCount, bandCount > 0, bandCount != content.bandCount * content.depth {
      return TileFault(
        .lercBandCount,
        "the tile has \(counted(content.bandCount * content.depth, "band")), "
          + "but the configuration declares \(bandCount)")
    }
    // The tolerance of 1e-9 allows for decimal text in the configuration and binary numbers in the tile.
    if let lercError, content.maxError > lercError * (1 + 1e-9), !Self.encodersErrors.contains(content.maxError) {
      return TileFault(
        .lercError, "the maximum error of the tile is \(content.maxError), but the configuration declares \(lercError)")
    }
    return nil
  }

  /// The maximum errors that Esri's encoder writes for lossless data, whatever error was requested: 0.5 for integers,
  /// the others for values that are rounded to a few decimals. Source: Esri/lerc, `Lerc2.cpp`.
  private static let encodersErrors: Set<Double> = [
    0.5, 0.25, 0.05, 0.025, 0.005, 0.0025, 0.0005, 0.00025, 0.00005,
  ]

  private func alphaFault(_ image: TileImage, _ bytes: UnsafeRawBufferPointer) -> TileFault? {
    // Other formats either have no alpha, or ArcGIS writes partial alpha into them on purpose (`PNG`).
    guard format == .png32 || format == .mixed, let alpha = PNGAlpha(bytes) else { return nil }
    if alpha.isPartial { return TileFault(.partialAlpha, "the alpha has values other than 0 and 255") }
    if format == .mixed, alpha.isOpaque { return TileFault(.needlessTransparency, "no pixel is transparent") }
    return nil
  }

  /// Whether a tile of a kind may be in a cache with a declared format: the table “declared, accepted” of
  /// `Reference/image-formats.md#how-to-recognise-a-format`.
  package static func allows(_ kind: TileImage.Kind, _ format: TileImageFormat) -> Bool {
    switch (format, kind) {
    case (.png, .png): true
    case (.png8, .png(let colorType, let bitDepth, _)): colorType == 3 && bitDepth <= 8
    case (.png24, .png(let colorType, _, _)): colorType == 2
    case (.png32, .png(let colorType, _, _)): colorType == 6
    // ArcGIS writes three components. Grey images with one component are tolerated.
    case (.jpeg, .jpeg(let count)): count == 3 || count == 1
    case (.mixed, .jpeg(let count)): count == 3 || count == 1
    case (.mixed, .png(let colorType, _, _)): colorType == 6
    case (.lerc, .lerc): true
    // A format that is unknown here cannot be checked.
    case (.other, _): true
    default: false
    }
  }
}
