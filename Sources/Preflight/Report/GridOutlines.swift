import SourceText
import TilingSchemes

/// The outlines of the tiles, supertiles or bundles of one or more levels, for those that would be built.
///
/// ArcGIS's *Map Server Cache Tiling Scheme To Polygons* makes the same as a feature class.
public struct GridOutlines: Sendable {
  /// The things that are outlined.
  public enum Unit: String, CaseIterable, Sendable {
    /// Single tiles.
    case tiles
    /// Bundles of 128 × 128 tiles, which are the files of a cache.
    case bundles
    /// The images of 4096 × 4096 px that ArcGIS draws at once and then cuts into tiles.
    case supertiles
    /// The images of 2048 × 2048 px that ArcGIS draws at once if it smooths lines and texts (antialiasing).
    case smallSupertiles = "supertiles-2048"

    /// The number of tiles in a row of one outline.
    ///
    /// Source: ArcGIS Pro, “Map Server Cache Tiling Scheme To Polygons”.
    func tilesAcross(in scheme: TilingScheme) -> Int {
      switch self {
      case .tiles: 1
      case .bundles: 128
      case .supertiles: max(1, 4096 / scheme.tileWidth)
      case .smallSupertiles: max(1, 2048 / scheme.tileWidth)
      }
    }

    /// The name for messages.
    var words: String { self == .smallSupertiles ? "supertiles" : rawValue }
  }

  /// The levels that are outlined.
  public enum Levels: Hashable, Sendable {
    /// The finest level with at most 1000 outlines.
    case usual
    /// These levels.
    case these(Set<Int>)
    /// All levels that are built.
    case all
  }

  /// The reason why there are no outlines.
  public enum Failure: Error, Hashable, Sendable {
    /// The level is not among the levels that are built.
    case unknown(Int)
    /// Every level has more tiles or bundles than `limit`.
    case noLevel(Unit)
    /// The level has more tiles or bundles than `limit`: the level; their number, `nil` if they cannot be counted; the
    /// finest level that is possible, `nil` if there is none.
    case tooMany(Int, count: Int?, Unit, possible: Int?)
    /// The levels together have more than `limit`: the numbers of the levels, from the coarsest, that are possible.
    case tooManyTogether(Unit, possible: [Int])
  }

  /// A fact about an outline.
  struct Property {
    let name: String
    let value: JSONOutput

    init(_ name: String, _ value: JSONOutput) {
      self.name = name
      self.value = value
    }
  }

  /// A level and its outlines.
  struct Part {
    let level: LevelOfDetail
    /// The rows and columns of tiles in each outline.
    let ranges: [TileRange]
  }

  /// The most outlines that are written: a document of some 25 MB, which desktop programs still open.
  public static let limit = 100_000
  /// The most outlines of the level that is chosen if the request names none.
  private static let usualLimit = 1000

  let scheme: TilingScheme
  /// The coordinate system of the scheme.
  let reference: SpatialReference?
  /// The levels, the coarsest first.
  let parts: [Part]
  private let unit: Unit

  /// - Parameters:
  ///   - report: the forecast whose tiles or bundles are outlined.
  ///   - levels: the levels.
  ///   - unit: what is outlined.
  /// - Throws: `Failure` if a level does not exist, or there are too many outlines.
  public init(_ report: PreflightReport, levels: Levels = .usual, unit: Unit = .tiles) throws(Failure) {
    let forecast = report.forecast
    scheme = forecast.scheme
    reference = report.reference
    self.unit = unit
    let chosen = try Self.chosen(levels, of: forecast, unit)
    let across = unit.tilesAcross(in: forecast.scheme)
    parts = chosen.map { level in
      let bands = forecast.region.bands(in: forecast.scheme, level: level.detail)
      return Part(
        level: level.detail,
        ranges: across == 1
          ? Self.tiles(bands)
          : Self.groups(bands, of: across, within: Self.limit(of: unit, level, in: forecast.scheme)))
    }
  }

  /// The chosen levels, the coarsest first.
  private static func chosen(
    _ levels: Levels, of forecast: CacheForecast, _ unit: Unit
  ) throws(Failure) -> [LevelForecast] {
    let across = unit.tilesAcross(in: forecast.scheme)
    func outlines(_ level: LevelForecast) -> Int? {
      switch unit {
      case .tiles: return level.count?.tiles
      case .bundles: return level.count?.bundles
      case .supertiles, .smallSupertiles:
        // For an area this is the number in the rectangle around it, which is large enough to keep the limit.
        guard level.count != nil, let range = level.range else { return nil }
        let rows = range.rows.packets(of: across).count
        let (count, isTooLarge) = rows.multipliedReportingOverflow(by: range.columns.packets(of: across).count)
        return isTooLarge ? nil : count
      }
    }
    let finest = { (limit: Int) in
      forecast.levels.filter { outlines($0).map { $0 <= limit } ?? false }
        .min { $0.detail.resolution < $1.detail.resolution }
    }
    let found: [LevelForecast]
    switch levels {
    case .usual:
      guard let level = finest(Self.usualLimit) ?? finest(Self.limit) else { throw .noLevel(unit) }
      found = [level]
    case .these(let numbers):
      if let number = numbers.sorted().first(where: { number in !forecast.levels.contains { $0.number == number } }) {
        throw .unknown(number)
      }
      found = forecast.levels.filter { numbers.contains($0.number) }
    case .all: found = forecast.levels
    }
    let sorted = found.sorted { $0.detail.resolution > $1.detail.resolution }
    var total = 0
    for (place, level) in sorted.enumerated() {
      guard let count = outlines(level), count <= Self.limit else {
        throw .tooMany(level.number, count: outlines(level), unit, possible: finest(Self.limit)?.number)
      }
      total += count
      guard total <= Self.limit else { throw .tooManyTogether(unit, possible: sorted.prefix(place).map(\.number)) }
    }
    return sorted
  }

  private static func tiles(_ bands: [PreflightRegion.Band]) -> [TileRange] {
    bands.flatMap { band in
      band.rows.flatMap { row in
        band.columns.joined().map { TileRange(rows: row..<row + 1, columns: $0..<$0 + 1) }
      }
    }
  }

  /// Squares of tiles, cut to a range.
  ///
  /// - Parameter across: the number of tiles in a row of a square.
  private static func groups(
    _ bands: [PreflightRegion.Band], of across: Int, within range: TileRange?
  ) -> [TileRange] {
    guard let range else { return [] }
    var corners: Set<TileCoordinate> = []
    for band in bands {
      for row in band.rows.packets(of: across) {
        for columns in band.columns {
          for column in columns.packets(of: across) { corners.insert(TileCoordinate(row: row, column: column)) }
        }
      }
    }
    return corners.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map { corner in
      let square = TileRange(
        rows: corner.row * across..<(corner.row + 1) * across,
        columns: corner.column * across..<(corner.column + 1) * across)
      return square.clamped(to: range)
    }
  }

  /// The corners counterclockwise, as RFC 7946 §3.1.6 requires, from the lower left corner and back to it.
  func ring(_ range: TileRange, _ level: LevelOfDetail) -> [MapPoint] {
    let first = scheme.envelope(
      of: TileCoordinate(row: range.rows.lowerBound, column: range.columns.lowerBound), level: level)
    let last = scheme.envelope(
      of: TileCoordinate(row: range.rows.upperBound - 1, column: range.columns.upperBound - 1), level: level)
    let corner = MapPoint(x: first.xMin, y: last.yMin)
    return [
      corner, MapPoint(x: last.xMax, y: last.yMin), MapPoint(x: last.xMax, y: first.yMax),
      MapPoint(x: first.xMin, y: first.yMax), corner,
    ]
  }

  /// The array of all outlines, one a line.
  ///
  /// - Parameters:
  ///   - rings: the corners of each outline, by part.
  ///   - feature: makes the object of an outline from its properties and its ring, which are JSON.
  func features(_ rings: [[[MapPoint]]], _ feature: (_ properties: String, _ ring: String) -> String) -> String {
    let lines = zip(parts, rings).flatMap { part, rings in
      zip(part.ranges, rings).map { range, ring in
        let positions = ring.map { "[\(DecimalNumber.shortest($0.x)),\(DecimalNumber.shortest($0.y))]" }
        let place = JSONOutput.object(properties(range, part.level).map { .init($0.name, $0.value) })
        return feature(place.text(.compact), "[\(positions.joined(separator: ","))]")
      }
    }
    return "[\n\(lines.joined(separator: ",\n"))\n]"
  }

  /// The place of an outline by names, in the order in which they are written; bundles also get their file name, so that
  /// they can be found on disk.
  func properties(_ range: TileRange, _ level: LevelOfDetail) -> [Property] {
    let tile = TileCoordinate(row: range.rows.lowerBound, column: range.columns.lowerBound)
    let across = unit.tilesAcross(in: scheme)
    func place(_ row: Int, _ column: Int) -> [Property] {
      [
        Property("level", .integer(level.number)), Property("scale", .double(level.scale)),
        Property("row", .integer(row)), Property("column", .integer(column)),
      ]
    }
    if unit == .supertiles || unit == .smallSupertiles {
      // The place of a supertile counts supertiles, and that of its first tile counts tiles.
      return place(
        (tile.row..<tile.row + 1).packets(of: across).lowerBound,
        (tile.column..<tile.column + 1).packets(of: across).lowerBound)
        + [
          Property("firstRow", .integer(tile.row)), Property("firstColumn", .integer(tile.column)),
          Property("lastRow", .integer(range.rows.upperBound - 1)),
          Property("lastColumn", .integer(range.columns.upperBound - 1)),
        ]
    }
    guard unit == .bundles, tile.row >= 0, tile.column >= 0 else { return place(tile.row, tile.column) }
    let bundle = BundleCoordinate(of: tile)
    return place(bundle.row, bundle.column) + [Property("bundle", .string(bundle.fileName))]
  }
}
