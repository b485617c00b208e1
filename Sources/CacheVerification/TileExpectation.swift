import TileStorage
import TilingSchemes

/// What a scheme demands of a tile's image. Source: `arcgis-semantics.md` §5.
struct TileExpectation: Sendable {
  private let format: TileImageFormat?
  private let width: Int?
  private let height: Int?

  init(_ model: CacheDescription) {
    format = model.image?.format
    width = model.scheme?.tileWidth
    height = model.scheme?.tileHeight
  }

  /// What is wrong with a sound image: the rule's name and the words.
  func problem(_ image: TileImage) -> (name: String, message: String)? {
    if let format, !allows(image.kind, format) {
      return ("tile-format-differs", "it is \(image.kind.formatName), and the cache says \(format.name)")
    }
    guard let width, let height, let imageWidth = image.width, let imageHeight = image.height else { return nil }
    if imageWidth != width || imageHeight != height {
      return ("tile-pixel-size", "it has \(imageWidth) × \(imageHeight) pixels instead of \(width) × \(height)")
    }
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
