import CoordinateSystems
public import TilingSchemes

/// What is to be tiled, in the coordinates of the scheme.
public struct PreflightRegion: Sendable {
  public enum Shape: Hashable, Sendable {
    case extent(Envelope)
    case area(MapArea)
  }

  public let shape: Shape
  /// Where it comes from, for people: `--extent`, `the full extent of conf.cdi`.
  public let source: String
  /// The longitudes and latitudes that the user gave; `nil` where it was other numbers.
  let degrees: Envelope?

  public init(_ shape: Shape, source: String) {
    self.init(shape, source: source, degrees: nil)
  }

  init(_ shape: Shape, source: String, degrees: Envelope?) {
    self.shape = shape
    self.source = source
    self.degrees = degrees
  }

  /// The longitudes and latitudes that it reaches; the west may be greater than the east. `nil` where nobody can tell.
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
  func bands(in scheme: TilingScheme, level: LevelOfDetail) -> [TileBand] {
    switch touched(in: scheme, level) {
    case .range(let range): return [TileBand(rows: range.rows, columns: [range.columns])]
    case .area(let area):
      var bands: [TileBand] = []
      area.forEachBand(in: area.range.rows) { rows, columns in
        if !columns.isEmpty { bands.append(TileBand(rows: rows, columns: columns)) }
      }
      return bands
    case nil: return []
    }
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
