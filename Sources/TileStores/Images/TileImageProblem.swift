import SourceText

/// A fault of a tile's image.
public enum TileImageProblem: Hashable, Sendable {
  /// The first bytes, at most eight, are not those of a known format; none if the tile is empty.
  case unknown([UInt8])
  /// A PNG whose first four bytes are missing.
  case cutOffSignature
  /// The image ends too early: a clause that says which part is missing or incomplete.
  case truncated(String)
  /// The checksum of a PNG chunk is wrong: the name of the chunk.
  case checksum(String)
  /// The structure is not that of the format: a clause that says where.
  case malformed(String)
  /// Bytes follow the end of the image: how many.
  case trailing(Int)

  /// Whether clients show the image all the same: bytes after its end do no harm.
  public var isHarmless: Bool {
    if case .trailing = self { true } else { false }
  }

  /// One clause for users, which follows the place of the tile and a colon.
  public var message: String {
    switch self {
    case .unknown(let bytes):
      bytes.isEmpty
        ? "the tile is empty"
        : "the tile is neither PNG, JPEG nor LERC; its first bytes are \(Self.hexadecimal(bytes))"
    case .cutOffSignature:
      "the first four bytes of the PNG are missing, because the size of the tile was written over them"
    case .truncated(let what): "the image is truncated: \(what)"
    case .checksum(let chunk): "the checksum of the \(chunk) chunk is wrong"
    case .malformed(let what): what
    case .trailing(let count): "\(counted(count, "byte")) after the end of the image"
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in byte < 16 ? "0\(String(byte, radix: 16))" : String(byte, radix: 16) }.joined(separator: " ")
  }
}
