/// The division of the plane into tiles: a tile origin at the upper left, a tile size, and levels of detail.
public struct TilingScheme: Hashable, Sendable {
  /// The coordinate system of the tiles; `nil` if the source states none here. A service may state one for the whole
  /// map; see `CacheDescription.spatialReference`.
  public var spatialReference: SpatialReference?
  /// The upper left corner of tile row 0, column 0 at every level that does not have its own origin. Rows count
  /// southward, columns eastward. See `origin(at:)`.
  public var origin: MapPoint
  /// The width of a tile in pixels, at every level that does not have its own tile size. See `tileSize(at:)`.
  public var tileWidth: Int
  /// The height of a tile in pixels, like `tileWidth`.
  public var tileHeight: Int
  /// The dots per inch from which the scales were computed.
  public var dotsPerInch: Double?
  /// The unrounded value of `dotsPerInch`, which ArcGIS has written since 10.1.
  public var preciseDotsPerInch: Double?
  /// The levels in the order of the source, which is from the coarsest to the finest in all files that ArcGIS writes.
  public var levels: [LevelOfDetail]

  /// Takes the values unchecked. A missing value counts as not stated; no scale is computed.
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

  /// The dots per inch to use: the precise value if there is one.
  public var effectiveDotsPerInch: Double? { preciseDotsPerInch ?? dotsPerInch }

  /// The level with a number, or `nil` if the scheme does not have it.
  public func level(_ number: Int) -> LevelOfDetail? { levels.first { $0.number == number } }
}
