/// What is wrong with a tile's image.
public enum TileImageProblem: Hashable, Sendable {
  /// The first bytes are of no known format.
  case unknown([UInt8])
  /// A PNG whose first four bytes are missing.
  case cutOffSignature
  /// It ends within: of what.
  case truncated(String)
  /// A PNG chunk's checksum is wrong: its name.
  case checksum(String)
  /// Something is not as the format demands.
  case malformed(String)
  /// Bytes behind the image's end.
  case trailing(Int)

  /// One clause for people.
  public var message: String {
    switch self {
    case .unknown(let bytes):
      bytes.isEmpty
        ? "it is empty"
        : "it begins with \(bytes.map { byte in byte < 16 ? "0\(String(byte, radix: 16))" : String(byte, radix: 16) }.joined(separator: " ")), which is no PNG, JPEG or LERC"
    case .cutOffSignature: "the first four bytes of its PNG signature are missing: the size word was written over them"
    case .truncated(let what): "it is cut off: \(what)"
    case .checksum(let chunk): "the checksum of its \(chunk) chunk is wrong"
    case .malformed(let what): what
    case .trailing(let count): "\(count) bytes follow its end"
    }
  }
}
