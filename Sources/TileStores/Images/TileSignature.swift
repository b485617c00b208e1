/// The format of a tile's image by its first bytes alone; `TileImage` checks the whole image.
package enum TileSignature: Int, CaseIterable, Sendable {
  case png
  case jpeg
  /// In either version.
  case lerc
  case webP
  case gif
  /// None of these formats, or a damaged signature.
  case unknown

  package init(_ bytes: UnsafeRawBufferPointer) {
    self =
      if bytes.starts(with: PNGInspection.signature) {
        .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        .jpeg
      } else if bytes.starts(with: Array("Lerc2 ".utf8)) || bytes.starts(with: Array("CntZImage ".utf8)) {
        .lerc
      } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
        .webP
      } else if bytes.starts(with: Array("GIF8".utf8)) {
        .gif
      } else {
        .unknown
      }
  }
}
