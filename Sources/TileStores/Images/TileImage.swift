/// The type and size of a tile's image, detected from its bytes.
///
/// Neither the extension nor the configuration is used, because both can be wrong: `jpg` files with PNG bytes occur
/// (Documentation/Reference/exploded.md).
public struct TileImage: Hashable, Sendable {
  /// The types of images that are distinguished.
  public enum Kind: Hashable, Sendable {
    /// PNG, with the colour type and bit depth of IHDR, and whether there is a tRNS chunk.
    case png(colorType: UInt8, bitDepth: UInt8, hasTransparency: Bool)
    /// JPEG, with the number of colour components of its frame header: 3 for colour, 1 for grey.
    case jpeg(componentCount: Int)
    /// LERC, in either version, with the values of its header.
    case lerc(LERCContent)
    /// A format that no ArcGIS cache uses, such as WebP: its name.
    case other(String)

    /// The name of the format in messages and summaries, as ArcGIS calls it if it has one.
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

  /// The type of the image.
  public let kind: Kind
  /// The width in pixels; `nil` if it is unknown.
  public let width: Int?
  /// The height in pixels; `nil` if it is unknown.
  public let height: Int?

  package init(kind: Kind, width: Int?, height: Int?) {
    self.kind = kind
    self.width = width
    self.height = height
  }

  /// Detects the type of a tile and checks its structure: every checksum, length and marker. No pixel is decoded.
  public static func inspect(_ bytes: UnsafeRawBufferPointer) -> Inspection {
    switch TileSignature(bytes) {
    case .png: return PNGInspection.inspect(bytes)
    case .jpeg: return JPEGInspection.inspect(bytes)
    case .lerc: return LERCInspection.inspect(bytes)
    case .webP: return Inspection(image: TileImage(kind: .other("WebP"), width: nil, height: nil))
    case .gif: return Inspection(image: TileImage(kind: .other("GIF"), width: nil, height: nil))
    case .unknown: break
    }
    // The size word was written over the signature's first four bytes (Esri's Usa.tpkx).
    if bytes.starts(with: PNGInspection.signature.dropFirst(4)) { return Inspection(problem: .cutOffSignature) }
    if let name = otherFormat(bytes) {
      return Inspection(image: TileImage(kind: .other(name), width: nil, height: nil))
    }
    return Inspection(problem: .unknown(Array(bytes.prefix(8))))
  }

  /// The result for a tile’s bytes.
  public struct Inspection: Hashable, Sendable {
    /// The image; `nil` if its type is unknown or its header is damaged.
    public var image: TileImage?
    /// The first fault that was found.
    public var problem: TileImageProblem?

    init(image: TileImage? = nil, problem: TileImageProblem? = nil) {
      self.image = image
      self.problem = problem
    }
  }

  /// The name of a format that other programs store in caches, so that a finding can say more than the first bytes.
  private static func otherFormat(_ bytes: UnsafeRawBufferPointer) -> String? {
    if bytes.starts(with: Array("BM".utf8)) { return "BMP" }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) { return "TIFF" }
    // Vector tiles are usually compressed with gzip.
    if bytes.starts(with: [0x1F, 0x8B]) { return "gzip" }
    return nil
  }
}
