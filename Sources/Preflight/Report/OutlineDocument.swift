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

  init(_ text: String, _ outlines: GridOutlines, isInWGS84: Bool) {
    bytes = Array(text.utf8)
    self.isInWGS84 = isInWGS84
    count = outlines.parts.map(\.ranges.count).reduce(0, +)
    levels = outlines.parts.map(\.level.number)
  }
}
