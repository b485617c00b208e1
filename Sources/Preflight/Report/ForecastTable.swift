import SourceText

/// The levels of a forecast as CSV (RFC 4180), with one line for each level, for spreadsheets and budgets. Columns are never
/// removed, and new ones are added at the end.
public struct ForecastTable: Sendable {
  /// The names of the columns. Sizes are in bytes, times in seconds, resolutions and tiles in map units.
  public static let columns = [
    "level", "scale", "resolution", "tile width", "tile height", "first row", "last row", "first column", "last column",
    "tiles", "bundles", "bytes low", "bytes expected", "bytes high", "seconds low", "seconds expected", "seconds high",
  ]

  /// The text, whose lines end with CR and LF. Numbers have no separators between thousands, and a point before decimals.
  public let csv: String

  /// A level whose tiles cannot be counted has empty cells.
  public init(_ forecast: CacheForecast) {
    let rows = forecast.levels.map { Self.row($0, at: forecast.tilesPerSecond) }
    csv = CSVTable([Self.columns] + rows).text
  }

  private static func row(_ level: LevelForecast, at rate: Estimate) -> [String] {
    let detail = level.detail
    var cells = [String(detail.number)]
    cells += [detail.scale, detail.resolution, level.tileWidth, level.tileHeight].map { DecimalNumber.shortest($0) }
    let places = [level.range?.rows, level.range?.columns].flatMap { numbers -> [Int?] in
      [numbers?.first, numbers?.last]
    }
    cells += places.map { $0.map { String($0) } ?? "" }
    cells += [level.count?.tiles, level.count?.bundles].map { $0.map { String($0) } ?? "" }
    let bytes = level.bytes
    cells += [bytes?.low, bytes?.expected, bytes?.high].map { $0.map { DecimalNumber.shortest($0.rounded()) } ?? "" }
    // The highest rate gives the shortest time.
    cells += [rate.high, rate.expected, rate.low].map { rate in
      level.count.map { DecimalNumber.shortest((Double($0.tiles) / rate * 10).rounded() / 10) } ?? ""
    }
    return cells
  }
}
