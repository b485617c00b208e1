extension GridOutlines {
  /// A GeoJSON document.
  public struct GeoJSON: Hashable, Sendable {
    /// The text in UTF-8.
    public let bytes: [UInt8]
    /// Whether the coordinates are longitudes and latitudes on WGS84, as RFC 7946 requires.
    public let isInWGS84: Bool
    /// The number of outlines.
    public let count: Int
    /// The levels that are outlined, the coarsest first.
    public let levels: [Int]
  }
}
