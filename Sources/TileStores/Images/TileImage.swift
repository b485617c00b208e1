/// What a tile's bytes are, by themselves.
public struct TileImage: Hashable, Sendable {
  /// The kinds of images that are told apart.
  public enum Kind: Hashable, Sendable {
    /// Colour type and bit depth as in IHDR; whether there is a tRNS chunk.
    case png(colorType: UInt8, bitDepth: UInt8, hasTransparency: Bool)
    /// JPEG, with the number of colour components of its frame header: 3 for colour, 1 for grey.
    case jpeg(componentCount: Int)
    /// LERC, either version, with what its header says.
    case lerc(LERCContent)
    /// An image that no ArcGIS cache has: its name.
    case other(String)

    /// For people and summaries.
    public var formatName: String {
      switch self {
      case .png(let colorType, let bitDepth, let hasTransparency):
        switch colorType {
        case 0: "PNG grey \(bitDepth) bit"
        case 2: hasTransparency ? "PNG24 with a transparent colour" : "PNG24"
        case 3: "PNG8"
        case 4: "PNG grey with alpha"
        case 6: "PNG32"
        default: "PNG of colour type \(colorType)"
        }
      case .jpeg(let componentCount): componentCount == 3 ? "JPEG" : "JPEG of \(componentCount) components"
      case .lerc: "LERC"
      case .other(let name): name
      }
    }
  }

  /// What kind of image it is.
  public let kind: Kind
  /// In pixels; `nil` where it is not known.
  public let width: Int?
  /// In pixels; `nil` where it is not known.
  public let height: Int?

  /// Looks at every byte that a checksum or a marker vouches for; no pixel is decoded.
  public static func inspect(_ bytes: UnsafeRawBufferPointer) -> Inspection {
    if bytes.starts(with: PNGInspection.signature) { return PNGInspection.inspect(bytes) }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return JPEGInspection.inspect(bytes) }
    if beginsAsLERC(bytes) { return LERCInspection.inspect(bytes) }
    // The size word was written over the signature's first four bytes (Esri's Usa.tpkx).
    if bytes.starts(with: PNGInspection.signature.dropFirst(4)) { return Inspection(problem: .cutOffSignature) }
    if let name = otherFormat(bytes) {
      return Inspection(image: TileImage(kind: .other(name), width: nil, height: nil))
    }
    return Inspection(problem: .unknown(Array(bytes.prefix(8))))
  }

  /// Whether the first bytes are those of LERC, of either version.
  static func beginsAsLERC(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.starts(with: Array("Lerc2 ".utf8)) || bytes.starts(with: Array("CntZImage ".utf8))
  }

  /// What a look at a tile’s bytes gave.
  public struct Inspection: Hashable, Sendable {
    /// `nil` where it is no image that is known.
    public var image: TileImage?
    /// What is wrong with it.
    public var problem: TileImageProblem?

    init(image: TileImage? = nil, problem: TileImageProblem? = nil) {
      self.image = image
      self.problem = problem
    }
  }

  private static func otherFormat(_ bytes: UnsafeRawBufferPointer) -> String? {
    if bytes.starts(with: Array("GIF8".utf8)) { return "GIF" }
    if bytes.starts(with: Array("BM".utf8)) { return "BMP" }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) { return "TIFF" }
    if bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return "WebP"
    }
    if bytes.starts(with: [0x1F, 0x8B]) { return "gzip" }
    return nil
  }
}
