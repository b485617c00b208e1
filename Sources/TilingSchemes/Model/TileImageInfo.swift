/// The image format of a cache's tiles.
public enum TileImageFormat: Hashable, Sendable {
  /// PNG of any kind: each tile in the smallest kind that loses nothing.
  case png
  /// PNG with a palette of at most 256 colours.
  case png8
  /// PNG in red, green and blue; one colour may be transparent.
  case png24
  /// PNG in red, green and blue with an alpha channel.
  case png32
  /// JPEG of 8 bits in three components, without transparency.
  case jpeg
  /// PNG32 for tiles with transparent pixels, JPEG for all others.
  case mixed
  /// Limited error raster compression, for elevation and other measurements; the payload is Esri's name of the variant
  /// (`LERC`, `LERC2D`…).
  case lerc(String)
  /// A name that this library does not know, in its original spelling.
  case other(String)

  /// Reads a name in upper or lower case; `JPG` is read as `JPEG`.
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

/// The values that a cache states about its tile images.
public struct TileImageInfo: Hashable, Sendable {
  /// The image format that the cache declares; the tiles themselves may have another one.
  public var format: TileImageFormat?
  /// The format's name in the source, if ArcGIS spells it differently today, such as `jpg`.
  public var formatSpelling: String?
  /// 1 to 100 for JPEG and MIXED, 0 for the other formats.
  public var compressionQuality: Double?
  /// Whether lines and texts were smoothed when the tiles were drawn: `Antialiasing` in conf.xml, since ArcGIS 9.3.
  public var isAntialiased: Bool?
  /// The number of bands, from 0. ArcGIS writes 1 for all formats; see `Documentation/Reference/conf-xml.md`.
  public var bandCount: Int?
  /// The largest error of a LERC value, in the units of the values.
  public var lercError: Double?

  /// Takes the values unchecked. A missing value counts as not stated.
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

  /// The format's name as it is written: the source's spelling, or ArcGIS's if the source's is equal or unknown.
  public var formatName: String? { formatSpelling ?? format?.name }

  /// Whether no value is stated.
  public var isEmpty: Bool { self == TileImageInfo() }
}
