import TileSchemeKit

/// A forecast as a sheet of text: what is asked, the table of levels, the sum, the assumptions.
struct PreflightSheet {
  private(set) var text = ""

  init(_ report: PreflightReport) {
    let forecast = report.forecast
    text += "\(report.name)\n\n"
    add("coordinate system", report.reference?.displayName ?? "unknown")
    add("to be tiled", forecast.region.source)
    if let box = forecast.region.envelope {
      add("extent", "\(number(box.xMin)), \(number(box.yMin)) to \(number(box.xMax)), \(number(box.yMax))")
    }
    text += "\n" + Self.table(forecast, unit: report.reference?.resolveSystem()?.unitName) + "\n"
    if let remark = UnitWords(report.reference).remark { add("on the ground", remark) }
    add("total", Self.total(forecast))
    if let seconds = forecast.seconds { add("building", Self.time(seconds, forecast.tilesPerSecond)) }
    if let disk = report.disk { add("disk", "\(ByteText.text(Double(disk.bytes))) free at \(disk.path)") }
    add("size of a tile", forecast.sizes.summary.commandText)
    if let baseMap = report.baseMap { add("base map", baseMap.summary) }
    text += "\n"
  }

  private mutating func add(_ label: String, _ value: String) {
    text += SheetLine.text(label, value)
  }

  private static func table(_ forecast: CacheForecast, unit: String?) -> String {
    let unit = unit.map { " (\($0))" } ?? ""
    let all = forecast.bytes?.expected ?? 0
    let heading = [
      "level", "scale 1:", "resolution\(unit)", "tile span\(unit)", "rows", "columns", "tiles", "bundles", "expected",
      "between",
      "share",
    ]
    return TextTable(heading: heading, rows: forecast.levels.map { row($0, of: all) }).text
  }

  /// - Parameter all: the bytes of all levels.
  private static func row(_ level: LevelForecast, of all: Double) -> [String] {
    let detail = level.detail
    let place = [
      String(detail.number), number(detail.scale), number(detail.resolution), span(level), range(level.range?.rows),
      range(level.range?.columns),
    ]
    guard let count = level.count, let bytes = level.bytes else { return place + ["beyond count", "-", "-", "-", "-"] }
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

  /// With four digits that count below 100: in degrees a tile may be tiny.
  private static func fourDigits(_ value: Double) -> String {
    value < 100 ? DecimalNumber.shortest(value, digits: 4) : DecimalNumber.measured(value)
  }

  private static func range(_ numbers: Range<Int>?) -> String {
    guard let numbers, let last = numbers.last else { return "-" }
    return numbers.count == 1 ? "\(numbers.lowerBound)" : "\(numbers.lowerBound)–\(last)"
  }

  private static func share(_ part: Double, of all: Double) -> String {
    all > 0 ? "\(DecimalNumber.measured((part / all * 1000).rounded() / 10)) %" : "-"
  }

  private static func total(_ forecast: CacheForecast) -> String {
    guard let count = forecast.count, let bytes = forecast.bytes else { return "more tiles than can be counted" }
    let bundles = count.bundles == 1 ? "1 bundle" : "\(count.bundles) bundles"
    return "\(count.tiles == 1 ? "1 tile" : "\(count.tiles) tiles") in \(bundles), \(ByteText.text(bytes.expected)) "
      + "(\(ByteText.text(bytes.low)) to \(ByteText.text(bytes.high)))"
  }

  private static func time(_ seconds: Estimate, _ rate: Estimate) -> String {
    let expected = "\(DurationText.text(seconds.expected)) at \(number(rate.expected)) tiles a second"
    guard rate.low < rate.high else { return expected }
    return "\(expected) (\(DurationText.text(seconds.low)) at \(number(rate.high)), "
      + "\(DurationText.text(seconds.high)) at \(number(rate.low)))"
  }
}

private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
