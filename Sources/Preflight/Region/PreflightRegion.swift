import CoordinateSystems
public import TilingSchemes

/// What is to be tiled, in the coordinates of the scheme.
public struct PreflightRegion: Sendable {
  /// An extent or an area.
  public enum Shape: Hashable, Sendable {
    /// In map units of the scheme.
    case extent(Envelope)
    /// In map units of the scheme.
    case area(MapArea)
  }

  /// What it covers.
  public let shape: Shape
  /// Where it comes from, for people, such as `the full extent of conf.cdi`, or the name of the parameter that gave it.
  public let source: String
  /// Whether `source` is the name of a parameter.
  let isGiven: Bool
  /// The longitudes and latitudes that the user gave; `nil` where it was other numbers.
  let degrees: Envelope?

  /// - Parameters:
  ///   - shape: in map units of the scheme.
  ///   - source: where it comes from, for people.
  public init(_ shape: Shape, source: String) {
    self.init(shape, source: source, isGiven: false, degrees: nil)
  }

  init(_ shape: Shape, source: String, isGiven: Bool, degrees: Envelope? = nil) {
    self.shape = shape
    self.source = source
    self.isGiven = isGiven
    self.degrees = degrees
  }

  /// The longitudes and latitudes that it reaches; the west may be greater than the east. `nil` where they cannot be computed.
  func degrees(in reference: SpatialReference) -> Envelope? {
    if let degrees { return degrees }
    switch shape {
    case .extent(let extent): return extent.inWGS84(assuming: reference)
    case .area(let area):
      let points = area.polygons.flatMap(\.rings).flatMap(\.self) + area.lines.flatMap(\.self) + area.points
      return CoordinateTransform(from: reference, to: .wgs84)?.points(points).flatMap {
        MapArea(polygons: [], points: $0).envelope
      }
    }
  }

  /// The extent around it; `nil` where there is nothing.
  public var envelope: Envelope? {
    switch shape {
    case .extent(let extent): extent
    case .area(let area): area.envelope
    }
  }

  /// The rows and columns around its tiles, and how many tiles and bundles there are; `nil` where they are beyond `Int`.
  func tiles(
    in scheme: TilingScheme, level: LevelOfDetail
  ) -> (range: TileRange, count: TileCount)? {
    switch touched(in: scheme, level) {
    case .range(let range): range.tileCount().map { (range, $0) }
    case .area(let area): area.tileCount().map { (area.range, $0) }
    case nil: nil
    }
  }

  /// The tiles, in bands of rows that have the same columns, from the north.
  func bands(in scheme: TilingScheme, level: LevelOfDetail) -> [Band] {
    switch touched(in: scheme, level) {
    case .range(let range): return [Band(rows: range.rows, columns: [range.columns])]
    case .area(let area):
      var bands: [Band] = []
      area.forEachBand(in: area.range.rows) { rows, columns in
        if !columns.isEmpty { bands.append(Band(rows: rows, columns: columns)) }
      }
      return bands
    case nil: return []
    }
  }

  /// Rows that have the same columns.
  struct Band: Sendable {
    let rows: Range<Int>
    /// They do not meet.
    let columns: [Range<Int>]
  }

  private enum Tiles {
    case range(TileRange)
    case area(AreaTiles)
  }

  private func touched(in scheme: TilingScheme, _ level: LevelOfDetail) -> Tiles? {
    switch shape {
    case .extent(let extent):
      scheme.tiles(coveringStated: extent, level: level).map(Tiles.range)
    case .area(let area):
      AreaTiles(area, in: scheme, level: level).map(Tiles.area)
    }
  }
}
