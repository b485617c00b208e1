/// A file of outlines.
public struct OutlineDocument: Hashable, Sendable {
  /// The formats of the file.
  public enum Format: Hashable, Sendable {
    /// In WGS84, as RFC 7946 requires, for all programs.
    case geoJSON
    /// In the coordinate system of the scheme, for the ArcGIS tool *JSON To Features*.
    case esriJSON
  }

  /// The text in UTF-8.
  public let bytes: [UInt8]
  /// Whether the coordinates are longitudes and latitudes on WGS84.
  public let isInWGS84: Bool
  /// The number of outlines.
  public let count: Int
  /// The levels that are outlined, the coarsest first.
  public let levels: [Int]

  /// - Parameters:
  ///   - outlines: the outlines.
  ///   - format: the format of the file.
  public init(_ outlines: GridOutlines, as format: Format) {
    self =
      switch format {
      case .geoJSON: outlines.geoJSON
      case .esriJSON: outlines.esriJSON
      }
  }

  init(bytes: [UInt8], isInWGS84: Bool, count: Int, levels: [Int]) {
    self.bytes = bytes
    self.isInWGS84 = isInWGS84
    self.count = count
    self.levels = levels
  }
}
