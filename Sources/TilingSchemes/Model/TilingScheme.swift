/// How the plane is cut into tiles: an origin at the upper left, a tile size, and levels of detail.
public struct TilingScheme: Hashable, Sendable {
  /// The coordinate system of the tiles; `nil` where the source names none here. A service may name one for the map
  /// as a whole, see `CacheDescription.spatialReference`.
  public var spatialReference: SpatialReference?
  /// The upper left corner of tile row 0, column 0 at every level that has none of its own; rows grow southward, columns
  /// eastward. See `origin(at:)`.
  public var origin: MapPoint
  /// In pixels, at every level that has no tile size of its own. See `tileSize(at:)`.
  public var tileWidth: Int
  /// In pixels, as `tileWidth`.
  public var tileHeight: Int
  /// Dots per inch, from which the scales were computed.
  public var dotsPerInch: Double?
  /// The unrounded value of `dotsPerInch`, which ArcGIS has written since 10.1.
  public var preciseDotsPerInch: Double?
  /// The levels in the order of the source, which is from the coarsest to the finest in all files by ArcGIS.
  public var levels: [LevelOfDetail]

  /// Takes the values as they are, unchecked. What is left out counts as not stated; no scale is computed.
  public init(
    spatialReference: SpatialReference? = nil, origin: MapPoint, tileWidth: Int, tileHeight: Int,
    dotsPerInch: Double? = nil, preciseDotsPerInch: Double? = nil, levels: [LevelOfDetail]
  ) {
    self.spatialReference = spatialReference
    self.origin = origin
    self.tileWidth = tileWidth
    self.tileHeight = tileHeight
    self.dotsPerInch = dotsPerInch
    self.preciseDotsPerInch = preciseDotsPerInch
    self.levels = levels
  }

  /// The dots per inch that count: the precise value where there is one.
  public var effectiveDotsPerInch: Double? { preciseDotsPerInch ?? dotsPerInch }

  /// The level of a number, or `nil` where the scheme has none.
  public func level(_ number: Int) -> LevelOfDetail? { levels.first { $0.number == number } }
}
