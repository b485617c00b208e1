import Diagnostics
import SourceText
import TilingSchemes

/// The table of the levels, with all their numbers.
struct LevelTable {
  private let forecast: CacheForecast
  private let unit: UnitWords
  /// Whether `tilescheme show` can print the scheme with all digits.
  private let canBeShown: Bool

  init(_ forecast: CacheForecast, _ unit: UnitWords, canBeShown: Bool) {
    self.forecast = forecast
    self.unit = unit
    self.canBeShown = canBeShown
  }

  /// The section with the table. The box that scrolls can be focused, so that it can also be scrolled by keyboard.
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
    <p class="note">Resolution: map units per pixel. Span: width and height of a tile. Both are in \(unit.name), and \
    rounded\(digits).\(unit.remark.map { " \($0)" } ?? "")</p>
    </section>

    """
  }

  private var digits: Markup { canBeShown ? "; <code>tilescheme show</code> prints all digits" : "" }

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
      cells += ["too many to count", "–", "–", "–", "–"]
    }
    return "<tr><th scope=\"row\">\(detail.number)</th>\(Self.cells(cells))</tr>\n"
  }

  private var total: Markup {
    guard let count = forecast.count, let bytes = forecast.bytes else {
      return """
        <tr><th scope="row">All</th><td colspan="5"></td><td>too many to count</td><td colspan="4"></td></tr>

        """
    }
    let cells = [
      NumberText.grouped(count.tiles), NumberText.grouped(count.bundles), ByteText.text(bytes.expected),
      NumberText.range(bytes, ByteText.text) ?? "–", "100 %",
    ]
    return "<tr><th scope=\"row\">All</th><td colspan=\"5\"></td>\(Self.cells(cells))</tr>\n"
  }

  private static func cells(_ texts: [String]) -> Markup { texts.map { "<td>\($0)</td>" as Markup }.joined() }

  /// The size of a tile in map units. In degrees it may be tiny, so it has four significant digits and not a fixed
  /// number of decimals.
  private static func span(_ level: LevelForecast) -> String {
    let width = NumberText.fourDigits(level.tileWidth)
    let height = NumberText.fourDigits(level.tileHeight)
    return width == height ? width : "\(width) × \(height)"
  }

  private static func text(_ numbers: Range<Int>?) -> String {
    guard let numbers, let last = numbers.last else { return "–" }
    guard numbers.count > 1 else { return NumberText.grouped(last) }
    // A dash next to a minus sign would look like a second minus sign.
    return NumberText.grouped(numbers.lowerBound) + (numbers.lowerBound < 0 ? " to " : "–") + NumberText.grouped(last)
  }

  /// The share of the level in the expected size of the cache.
  private func share(_ bytes: Double) -> String {
    guard let all = forecast.bytes?.expected, all > 0 else { return "–" }
    let percent = bytes / all * 100
    // “0 %” would mean that the level takes no space.
    return percent > 0 && percent < 0.05 ? "< 0.1 %" : "\(DecimalNumber.measured((percent * 10).rounded() / 10)) %"
  }
}
