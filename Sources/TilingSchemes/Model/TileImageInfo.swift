/// The image format of a cache's tiles.
public enum TileImageFormat: Hashable, Sendable {
  case png
  case png8
  case png24
  case png32
  case jpeg
  /// PNG32 where a tile has transparent pixels, JPEG elsewhere.
  case mixed
  /// Limited error raster compression, for elevation and other measurements; the payload is Esri's spelling of the
  /// variant (`LERC`, `LERC2D`…).
  case lerc(String)
  /// A name this library does not know, as it was spelled.
  case other(String)

  /// Reads a name in any letter case; `JPG` is read as `JPEG`.
  public init(named name: String) {
    self =
      switch name.uppercased() {
      case "PNG": .png
      case "PNG8": .png8
      case "PNG24": .png24
      case "PNG32": .png32
      case "JPEG", "JPG": .jpeg
      case "MIXED": .mixed
      case let upper where upper.hasPrefix("LERC"): .lerc(upper)
      default: .other(name)
      }
  }

  /// The name that ArcGIS writes.
  public var name: String {
    switch self {
    case .png: "PNG"
    case .png8: "PNG8"
    case .png24: "PNG24"
    case .png32: "PNG32"
    case .jpeg: "JPEG"
    case .mixed: "MIXED"
    case .lerc(let name), .other(let name): name
    }
  }
}

/// What a cache says of its tile images.
public struct TileImageInfo: Hashable, Sendable {
  public var format: TileImageFormat?
  /// The format's name where the source spells it otherwise than ArcGIS does today, such as `jpg`.
  public var formatSpelling: String?
  /// 1 to 100 for JPEG and MIXED, 0 for the other formats.
  public var compressionQuality: Double?
  public var isAntialiased: Bool?
  public var bandCount: Int?
  /// The largest error of a LERC value, in the units of the values.
  public var lercError: Double?

  public init(
    format: TileImageFormat? = nil, formatSpelling: String? = nil, compressionQuality: Double? = nil,
    isAntialiased: Bool? = nil, bandCount: Int? = nil, lercError: Double? = nil
  ) {
    self.format = format
    self.formatSpelling = formatSpelling
    self.compressionQuality = compressionQuality
    self.isAntialiased = isAntialiased
    self.bandCount = bandCount
    self.lercError = lercError
  }

  /// The format as it is written: the source's spelling, else ArcGIS's.
  public var formatName: String? { formatSpelling ?? format?.name }

  /// Whether nothing is said.
  public var isEmpty: Bool { self == TileImageInfo() }
}
