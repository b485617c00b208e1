import CoordinateSystems
import SourceText
import TilingSchemes

/// The outlines of a level's tiles or bundles as GeoJSON, for those that would be built.
///
/// ArcGIS's *Map Server Cache Tiling Scheme To Polygons* makes the same as a feature class.
public struct GridOutlines: Sendable {
  /// The things that are outlined.
  public enum Unit: String, CaseIterable, Sendable {
    /// Single tiles.
    case tiles
    /// Bundles of 128 × 128 tiles, which are the files of a cache.
    case bundles
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
  }

  /// A GeoJSON document.
  public struct GeoJSON: Hashable, Sendable {
    /// The text in UTF-8.
    public let bytes: [UInt8]
    /// Whether the coordinates are longitudes and latitudes on WGS84, as RFC 7946 requires.
    public let isInWGS84: Bool
  }

  /// The most outlines that are written: a document of some 25 MB, which desktop programs still open.
  public static let limit = 100_000
  /// The most outlines of the level that is chosen if the request names none.
  private static let usualLimit = 1000

  private let scheme: TilingScheme
  private let reference: SpatialReference?
  private let level: LevelOfDetail
  private let unit: Unit
  /// The rows and columns of tiles in each outline.
  private let ranges: [TileRange]

  /// - Parameters:
  ///   - report: the forecast whose tiles or bundles are outlined.
  ///   - number: the level; `nil` takes the finest level with at most 1000 outlines.
  ///   - unit: tiles or bundles.
  /// - Throws: `Failure` if the level does not exist, or has too many outlines.
  public init(_ report: PreflightReport, level number: Int? = nil, unit: Unit = .tiles) throws(Failure) {
    let forecast = report.forecast
    scheme = forecast.scheme
    reference = report.reference
    self.unit = unit
    func outlines(_ level: LevelForecast) -> Int? { unit == .tiles ? level.count?.tiles : level.count?.bundles }
    let finest = { (limit: Int) in
      forecast.levels.filter { outlines($0).map { $0 <= limit } ?? false }
        .min { $0.detail.resolution < $1.detail.resolution }
    }
    guard
      let chosen = number.map({ number in forecast.levels.first { $0.number == number } })
        ?? finest(Self.usualLimit) ?? finest(Self.limit)
    else { throw number.map { .unknown($0) } ?? .noLevel(unit) }
    guard let count = outlines(chosen), count <= Self.limit else {
      throw .tooMany(
        chosen.number, count: outlines(chosen), unit, possible: finest(Self.limit)?.number)
    }
    level = chosen.detail
    let bands = forecast.region.bands(in: scheme, level: chosen.detail)
    ranges = unit == .tiles ? Self.tiles(bands) : Self.bundles(bands, within: chosen.range)
  }

  private static func tiles(_ bands: [PreflightRegion.Band]) -> [TileRange] {
    bands.flatMap { band in
      band.rows.flatMap { row in
        band.columns.joined().map { TileRange(rows: row..<row + 1, columns: $0..<$0 + 1) }
      }
    }
  }

  /// The bundles, cut to the range of the region's tiles: at coarse levels, a bundle extends far beyond the world.
  private static func bundles(_ bands: [PreflightRegion.Band], within range: TileRange?) -> [TileRange] {
    guard let range else { return [] }
    var corners: Set<TileCoordinate> = []
    for band in bands {
      for row in band.rows.packets(of: 128) {
        for columns in band.columns {
          for column in columns.packets(of: 128) { corners.insert(TileCoordinate(row: row, column: column)) }
        }
      }
    }
    return corners.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map { corner in
      let bundle = TileRange(
        rows: corner.row * 128..<(corner.row + 1) * 128, columns: corner.column * 128..<(corner.column + 1) * 128)
      return bundle.clamped(to: range)
    }
  }

  /// The document, in WGS84 if every outline is in one piece there, otherwise in the scheme's own system.
  ///
  /// RFC 7946 removed the member `crs` of the older GeoJSON. It is still written in the second case: without it,
  /// programs would take the coordinates for degrees.
  public var geoJSON: GeoJSON {
    let own = ranges.map(ring)
    let moved = ringsInWGS84(own)
    let rings = moved ?? own
    var text = "{\"type\":\"FeatureCollection\","
    if moved == nil, let code = reference?.latestWKID ?? reference?.wkid {
      text += "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\(code)\"}},"
    }
    text += "\"features\":[\n"
    for (number, range) in ranges.enumerated() {
      let positions = rings[number].map { "[\(DecimalNumber.shortest($0.x)),\(DecimalNumber.shortest($0.y))]" }
      text += number == 0 ? "" : ",\n"
      text += "{\"type\":\"Feature\",\"properties\":{\(properties(range))},"
      text += "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(positions.joined(separator: ","))]]}}"
    }
    text += "\n]}\n"
    return GeoJSON(bytes: Array(text.utf8), isInWGS84: moved != nil)
  }

  /// The corners counterclockwise, as RFC 7946 §3.1.6 requires, from the lower left corner and back to it.
  private func ring(_ range: TileRange) -> [MapPoint] {
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
  private func ringsInWGS84(_ rings: [[MapPoint]]) -> [[MapPoint]]? {
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
  private func properties(_ range: TileRange) -> String {
    let tile = TileCoordinate(row: range.rows.lowerBound, column: range.columns.lowerBound)
    let place = "\"level\":\(level.number),\"row\":\(tile.row),\"column\":\(tile.column)"
    guard unit == .bundles, tile.row >= 0, tile.column >= 0 else { return place }
    let bundle = BundleCoordinate(of: tile)
    return
      "\"level\":\(level.number),\"row\":\(bundle.row),\"column\":\(bundle.column),\"bundle\":\"\(bundle.fileName)\""
  }
}
