import SourceText
import TilingSchemes

/// The levels with all their numbers.
struct LevelTable {
  private let forecast: CacheForecast
  private let unit: UnitWords

  init(_ forecast: CacheForecast, _ unit: UnitWords) {
    self.forecast = forecast
    self.unit = unit
  }

  var markup: Markup {
    """
    <section aria-labelledby="levels">
    <h2 id="levels">Levels</h2>
    <div class="scroll" role="region" aria-labelledby="levels-caption" tabindex="0">
    <table>
    <caption id="levels-caption">The levels of the cache</caption>
    <thead>
    <tr>\(Self.headings(unit.name))</tr>
    </thead>
    <tbody>
    \(forecast.levels.map(row).joined())</tbody>
    <tfoot>
    \(total)</tfoot>
    </table>
    </div>
    <p class="note">Resolution: map units of a pixel. Span: the side of a tile. Both in \(unit.name), and rounded here; \
    <code>tilescheme show</code> has all the digits.\(unit.remark.map { " \($0)" } ?? "")</p>
    </section>

    """
  }

  private static func headings(_ unit: String) -> Markup {
    [
      "Level", "Scale 1:", "Resolution", "Span", "Rows", "Columns", "Tiles", "Bundles", "Expected size", "Size between",
      "Share",
    ].map { "<th scope=\"col\">\($0)</th>" as Markup }.joined()
  }

  private func row(_ level: LevelForecast) -> Markup {
    let detail = level.detail
    var cells = [
      NumberText.grouped(measured: detail.scale), NumberText.eightDigits(detail.resolution), Self.span(level),
      Self.text(level.range?.rows), Self.text(level.range?.columns),
    ]
    if let count = level.count, let bytes = level.bytes {
      cells += [
        NumberText.grouped(count.tiles), NumberText.grouped(count.bundles), ByteText.text(bytes.expected),
        NumberText.range(bytes, ByteText.text) ?? "–", share(bytes.expected),
      ]
    } else {
      cells += ["beyond count", "–", "–", "–", "–"]
    }
    return "<tr><th scope=\"row\">\(detail.number)</th>\(Self.cells(cells))</tr>\n"
  }

  private var total: Markup {
    guard let count = forecast.count, let bytes = forecast.bytes else {
      return "<tr><th scope=\"row\">All</th><td colspan=\"5\"></td><td>beyond count</td><td colspan=\"4\"></td></tr>\n"
    }
    let cells = [
      NumberText.grouped(count.tiles), NumberText.grouped(count.bundles), ByteText.text(bytes.expected),
      NumberText.range(bytes, ByteText.text) ?? "–", "100 %",
    ]
    return "<tr><th scope=\"row\">All</th><td colspan=\"5\"></td>\(Self.cells(cells))</tr>\n"
  }

  private static func cells(_ texts: [String]) -> Markup { texts.map { "<td>\($0)</td>" as Markup }.joined() }

  private static func span(_ level: LevelForecast) -> String {
    let width = NumberText.fourDigits(level.tileWidth)
    let height = NumberText.fourDigits(level.tileHeight)
    return width == height ? width : "\(width) × \(height)"
  }

  private static func text(_ numbers: Range<Int>?) -> String {
    guard let numbers, let last = numbers.last else { return "–" }
    guard numbers.count > 1 else { return NumberText.grouped(last) }
    // A dash beside a minus sign would be read as another one.
    return NumberText.grouped(numbers.lowerBound) + (numbers.lowerBound < 0 ? " to " : "–") + NumberText.grouped(last)
  }

  private func share(_ bytes: Double) -> String {
    guard let all = forecast.bytes?.expected, all > 0 else { return "–" }
    let percent = bytes / all * 100
    return percent > 0 && percent < 0.05 ? "< 0.1 %" : "\(DecimalNumber.measured((percent * 10).rounded() / 10)) %"
  }
}
