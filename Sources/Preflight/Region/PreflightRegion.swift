import CacheCreation
import CoordinateSystems
public import TilingSchemes

/// The region for which tiles are built, in the coordinates of the scheme.
public struct PreflightRegion: Sendable {
  /// The shape of a region.
  public enum Shape: Hashable, Sendable {
    /// An extent, in map units of the scheme.
    case extent(Envelope)
    /// Polygons, lines and points, in map units of the scheme.
    case area(MapArea)
  }

  /// The extent or the area.
  public let shape: Shape
  /// The source of the region for people, such as `the full extent of conf.cdi`, or the name of the parameter.
  public let source: String
  /// Whether `source` is the name of a parameter.
  let isGiven: Bool
  /// The longitudes and latitudes that the user gave; `nil` if the region was given in another system.
  let degrees: Envelope?
  /// The pixels, if the region is the full extent of a raster.
  var raster: RasterPixels?

  /// - Parameters:
  ///   - shape: the extent or the area, in map units of the scheme.
  ///   - source: the source of the region, for people.
  public init(_ shape: Shape, source: String) {
    self.init(shape, source: source, isGiven: false, degrees: nil)
  }

  init(_ shape: Shape, source: String, isGiven: Bool, degrees: Envelope? = nil) {
    self.shape = shape
    self.source = source
    self.isGiven = isGiven
    self.degrees = degrees
  }

  /// The longitudes and latitudes of the region; the west may be greater than the east. `nil` if PROJ is required for
  /// them and is missing, or the region has no coordinates in degrees.
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

  /// The envelope of the region, in map units; `nil` if the region is empty.
  public var envelope: Envelope? {
    switch shape {
    case .extent(let extent): extent
    case .area(let area): area.envelope
    }
  }

  /// The range of rows and columns of the region's tiles, and the number of tiles and bundles.
  ///
  /// - Returns: `nil` if rows or columns exceed `Int`. The count is `nil` if it exceeds `Int`, or if the area has too many
  ///   edges across too many rows.
  func tiles(
    in scheme: TilingScheme, level: LevelOfDetail
  ) -> (range: TileRange, count: TileCount?)? {
    switch touched(in: scheme, level) {
    case .range(let range): return (range, range.tileCount())
    case .area(let area):
      let counted = area.counted()
      return (counted?.range ?? area.range, counted?.count)
    case nil: return nil
    }
  }

  /// The tiles in bands of rows that have the same columns, from the north.
  ///
  /// Bands instead of tiles: a level may have billions of tiles, but an extent is always a single band.
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
    /// The ranges of columns, which neither overlap nor touch.
    let columns: [Range<Int>]
  }

  private enum Tiles {
    case range(TileRange)
    case area(AreaTiles)
  }

  /// The tiles that the region touches.
  ///
  /// An area counts tile by tile along its outline. A stated extent is treated as ArcGIS does: edges that are on a grid
  /// line take no further tile, even if they are off by rounding.
  private func touched(in scheme: TilingScheme, _ level: LevelOfDetail) -> Tiles? {
    switch shape {
    case .extent(let extent):
      scheme.tiles(coveringStated: extent, level: level).map(Tiles.range)
    case .area(let area):
      AreaTiles(area, in: scheme, level: level).map(Tiles.area)
    }
  }
}
