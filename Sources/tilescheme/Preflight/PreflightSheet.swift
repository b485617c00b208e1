import TileSchemeKit

/// A forecast as text: the region, the table of levels, the totals and the assumptions.
struct PreflightSheet {
  private(set) var text = ""

  init(_ report: PreflightReport, digits: Digits = .short) {
    let forecast = report.forecast
    text += "\(report.name)\n\n"
    add("coordinate system", report.reference?.displayName ?? "unknown")
    add("region", forecast.region.source)
    if let box = forecast.region.envelope {
      add("extent", "\(number(box.xMin)), \(number(box.yMin)) to \(number(box.xMax)), \(number(box.yMax))")
    }
    if let place = forecast.region.place(in: report.reference) { add("place", place) }
    text += "\n" + Self.table(forecast, unit: report.reference?.resolveSystem()?.unitName, digits) + "\n"
    // In degrees and in Web Mercator a map unit is not a distance on the ground; the remark gives the difference.
    if let remark = UnitWords(of: report).remark { add("on the ground", remark) }
    add("total", Self.total(forecast))
    if let seconds = forecast.seconds { add("build time", Self.time(seconds, forecast.tilesPerSecond)) }
    if let disk = report.disk { add("disk", "\(ByteText.text(Double(disk.bytes))) free at \(disk.path)") }
    add("tile size", forecast.sizes.summary.commandText)
    if let baseMap = report.baseMap { add("base map", baseMap.summary) }
    text += "\n"
  }

  private mutating func add(_ label: String, _ value: String) {
    text += SheetLine.text(label, value)
  }

  /// A row for each level, with the expected size, its range and its share of the whole: the finest levels make up nearly
  /// all of a cache, which is why leaving out one of them saves most.
  private static func table(_ forecast: CacheForecast, unit: String?, _ digits: Digits) -> String {
    let unit = unit.map { " (\($0))" } ?? ""
    let all = forecast.bytes?.expected ?? 0
    let heading = [
      "level", "scale 1:", "resolution\(unit)", "tile span\(unit)", "rows", "columns", "tiles", "bundles",
      "expected size", "range", "share",
    ]
    return TextTable(
      heading: heading, rows: forecast.levels.map { row($0, of: all, digits) }, shed: [3, 4, 5, 2, 10, 7, 9],
      rounded: digits == .full ? [] : [2]
    ).text
  }

  /// - Parameters:
  ///   - level: the forecast of a level.
  ///   - all: the expected size of all levels in bytes.
  ///   - digits: the digits of the resolution.
  private static func row(_ level: LevelForecast, of all: Double, _ digits: Digits) -> [String] {
    let detail = level.detail
    let place = [
      String(detail.number), number(detail.scale), digits.text(detail.resolution), span(level),
      range(level.range?.rows),
      range(level.range?.columns),
    ]
    guard let count = level.count, let bytes = level.bytes else { return place + ["too many", "-", "-", "-", "-"] }
    let between = "\(ByteText.text(bytes.low)) to \(ByteText.text(bytes.high))"
    return place + [
      String(count.tiles), String(count.bundles), ByteText.text(bytes.expected), between,
      share(bytes.expected, of: all),
    ]
  }

  private static func span(_ level: LevelForecast) -> String {
    let width = fourDigits(level.tileWidth)
    let height = fourDigits(level.tileHeight)
    return width == height ? width : "\(width) × \(height)"
  }

  /// Four significant digits below 100, because the span of a tile in degrees can be far below 1.
  private static func fourDigits(_ value: Double) -> String {
    value < 100 ? DecimalNumber.shortest(value, significantDigits: 4) : DecimalNumber.measured(value)
  }

  /// Numbers from the first to the last, inclusive.
  private static func range(_ numbers: Range<Int>?) -> String {
    guard let numbers, let last = numbers.last else { return "-" }
    return numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)–\(last)"
  }

  /// A percentage with one digit after the point.
  private static func share(_ part: Double, of all: Double) -> String {
    all > 0 ? "\(DecimalNumber.measured((part / all * 1000).rounded() / 10)) %" : "-"
  }

  private static func total(_ forecast: CacheForecast) -> String {
    guard let count = forecast.count, let bytes = forecast.bytes else { return "more tiles than can be counted" }
    return "\(counted(count.tiles, "tile")) in \(counted(count.bundles, "bundle")), "
      + "\(ByteText.text(bytes.expected)) (\(ByteText.text(bytes.low)) to \(ByteText.text(bytes.high)))"
  }

  /// The expected time, then the range: the highest rate gives the shortest time.
  private static func time(_ seconds: Estimate, _ rate: Estimate) -> String {
    let expected = "\(DurationText.text(seconds.expected)) at \(number(rate.expected)) tiles per second"
    guard rate.low < rate.high else { return expected }
    return "\(expected) (\(DurationText.text(seconds.low)) at \(number(rate.high)), "
      + "\(DurationText.text(seconds.high)) at \(number(rate.low)))"
  }
}

private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
