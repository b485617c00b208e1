import CoordinateSystems
import SourceText
import TilingSchemes

/// The outlines of the tiles, supertiles or bundles of one or more levels as GeoJSON, for those that would be built.
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

  /// A level and its outlines.
  private struct Part {
    let level: LevelOfDetail
    /// The rows and columns of tiles in each outline.
    let ranges: [TileRange]
  }

  /// The most outlines that are written: a document of some 25 MB, which desktop programs still open.
  public static let limit = 100_000
  /// The most outlines of the level that is chosen if the request names none.
  private static let usualLimit = 1000

  private let scheme: TilingScheme
  private let reference: SpatialReference?
  private let unit: Unit
  private let parts: [Part]

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

  /// The document, in WGS84 if every outline is in one piece there, otherwise in the scheme's own system.
  ///
  /// RFC 7946 removed the member `crs` of the older GeoJSON. It is still written in the second case: without it,
  /// programs would take the coordinates for degrees.
  public var geoJSON: GeoJSON {
    let own = parts.map { part in part.ranges.map { ring($0, part.level) } }
    let moved = zip(parts, own).map { ringsInWGS84($1, $0.level) }
    // All levels are in one system, because a document has one.
    let isMoved = !moved.contains { $0 == nil }
    let rings = isMoved ? moved.compactMap { $0 } : own
    var text = "{\"type\":\"FeatureCollection\","
    if !isMoved, let code = reference?.latestWKID ?? reference?.wkid {
      text += "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\(code)\"}},"
    }
    text += "\"features\":[\n"
    var isFirst = true
    for (part, rings) in zip(parts, rings) {
      for (range, ring) in zip(part.ranges, rings) {
        let positions = ring.map { "[\(DecimalNumber.shortest($0.x)),\(DecimalNumber.shortest($0.y))]" }
        text += isFirst ? "" : ",\n"
        isFirst = false
        text += "{\"type\":\"Feature\",\"properties\":{\(properties(range, part.level))},"
        text += "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(positions.joined(separator: ","))]]}}"
      }
    }
    text += "\n]}\n"
    return GeoJSON(
      bytes: Array(text.utf8), isInWGS84: isMoved, count: own.map(\.count).reduce(0, +),
      levels: parts.map(\.level.number))
  }

  /// The corners counterclockwise, as RFC 7946 §3.1.6 requires, from the lower left corner and back to it.
  private func ring(_ range: TileRange, _ level: LevelOfDetail) -> [MapPoint] {
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

  /// The outlines in longitudes and latitudes.
  ///
  /// - Returns: `nil` if PROJ is required and missing, or an outline would have to be cut because it crosses the
  ///   antimeridian or contains a pole.
  private func ringsInWGS84(_ rings: [[MapPoint]], _ level: LevelOfDetail) -> [[MapPoint]]? {
    guard let reference, let transform = CoordinateTransform(from: reference, to: .wgs84) else { return nil }
    // A hundredth of a pixel of the level, in degrees of 111,320 m at the equator. Straight edges of tiles become
    // curves in degrees, and get points in between until they are this exact.
    let tolerance = level.resolution * GroundResolution.metersPerUnit(of: scheme.spatialReference) / 111_320 / 100
    guard let moved = EdgeTransform(transform: transform, tolerance: tolerance).lines(rings, areClosed: false)
    else { return nil }
    let isWhole = moved.allSatisfy { ring in
      zip(ring, ring.dropFirst()).allSatisfy { ($1.x - $0.x).magnitude <= 180 || reference.isWebMercator }
    }
    guard isWhole else { return nil }
    // The transformation is not exact in the last digits, which would move an edge on the antimeridian to the other
    // side of the world.
    return moved.map { ring in
      ring.map { point in
        (point.x.magnitude - 180).magnitude < 1e-9 ? MapPoint(x: point.x > 0 ? 180 : -180, y: point.y) : point
      }
    }
  }

  /// The place of an outline; bundles also get their file name, so that they can be found on disk.
  private func properties(_ range: TileRange, _ level: LevelOfDetail) -> String {
    let tile = TileCoordinate(row: range.rows.lowerBound, column: range.columns.lowerBound)
    let place = "\"level\":\(level.number),\"row\":\(tile.row),\"column\":\(tile.column)"
    let across = unit.tilesAcross(in: scheme)
    if unit == .supertiles || unit == .smallSupertiles {
      // The place of a supertile counts supertiles, and that of its first tile counts tiles.
      return "\"level\":\(level.number),\"row\":\((tile.row..<tile.row + 1).packets(of: across).lowerBound),"
        + "\"column\":\((tile.column..<tile.column + 1).packets(of: across).lowerBound),"
        + "\"firstRow\":\(tile.row),\"firstColumn\":\(tile.column),"
        + "\"lastRow\":\(range.rows.upperBound - 1),\"lastColumn\":\(range.columns.upperBound - 1)"
    }
    guard unit == .bundles, tile.row >= 0, tile.column >= 0 else { return place }
    let bundle = BundleCoordinate(of: tile)
    return
      "\"level\":\(level.number),\"row\":\(bundle.row),\"column\":\(bundle.column),\"bundle\":\"\(bundle.fileName)\""
  }
}
