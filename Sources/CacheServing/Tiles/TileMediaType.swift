/// The type of a tile, judged by its first bytes: the declared format is often another, and caches mix formats.
enum TileMediaType: Int, Sendable, CaseIterable {
  case png
  case jpeg
  case webP
  case gif
  /// LERC, which has no registered type.
  case lerc
  /// Bytes that no client can draw. They are sent as they lie.
  case unknown

  init(_ bytes: [UInt8]) {
    self =
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        .jpeg
      } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
        .webP
      } else if bytes.starts(with: Array("GIF8".utf8)) {
        .gif
      } else if bytes.starts(with: Array("Lerc2 ".utf8)) || bytes.starts(with: Array("CntZImage ".utf8)) {
        .lerc
      } else {
        .unknown
      }
  }

  /// Such as `image/png`.
  var name: String {
    switch self {
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .webP: "image/webp"
    case .gif: "image/gif"
    case .lerc, .unknown: "application/octet-stream"
    }
  }
}
