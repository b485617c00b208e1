import Diagnostics
import SourceText
import TilingSchemes

/// A bar chart of the levels on a logarithmic axis, as SVG.
///
/// The axis is logarithmic because each level has about four times the tiles of the one before: on a linear axis, only
/// the two finest levels would be visible.
///
/// The chart is as wide as a phone. On a wide screen it grows, and the style sheet makes its text smaller in return.
struct LevelChart {
  struct Bar {
    let level: Int
    /// The length of the bar; `nil` if the tiles cannot be counted.
    let value: Estimate?
    let label: String
  }

  let identifier: String
  let title: String
  /// The content of the chart in one or two sentences, for screen readers.
  let description: String
  let bars: [Bar]
  /// Returns the label of a power of ten.
  let decadeLabel: @Sendable (Double) -> String

  // In units of the picture, which are pixels on a phone.
  private static let width = 360.0
  private static let left = 34.0
  private static let right = 66.0
  private static let top = 26.0
  private static let rowHeight = 18.0
  private static let barHeight = 10.0

  var markup: Markup {
    let plot = Self.width - Self.left - Self.right
    let axis = LogarithmicAxis(
      bars.flatMap { bar in bar.value.map { [$0.low, $0.expected, $0.high] } ?? [] }, length: plot)
    let bottom = Self.top + Double(bars.count) * Self.rowHeight
    return """
      <svg class="chart" viewBox="0 0 \(Self.width) \(bottom + 6)" role="img" \
      aria-labelledby="\(identifier)-title \(identifier)-desc">
      <title id="\(identifier)-title">\(title)</title>
      <desc id="\(identifier)-desc">\(description)</desc>
      \(axis.map { grid($0, bottom) } ?? .empty)\
      \(bars.enumerated().map { row($1, axis, Self.top + Double($0) * Self.rowHeight) }.joined())</svg>

      """
  }

  /// The vertical lines at powers of ten. Lines without a label are thinner.
  private func grid(_ axis: LogarithmicAxis, _ bottom: Double) -> Markup {
    let labelled = Set(axis.labelled)
    let lines = axis.decades.map { decade -> Markup in
      let value = LogarithmicAxis.value(ofDecade: decade)
      let x = Self.left + axis.place(value)
      let kind = labelled.contains(decade) ? "decade" : "decade minor"
      let line: Markup = "<path class=\"\(kind)\" d=\"M\(x) \(Self.top - 4)V\(bottom)\"/>\n"
      guard labelled.contains(decade) else { return line }
      return line + "<text class=\"middle\" x=\"\(x)\" y=\"\(Self.top - 9)\">\(decadeLabel(value))</text>\n"
    }
    return lines.joined() + "<path class=\"axis\" d=\"M\(Self.left) \(Self.top - 4)V\(bottom)\"/>\n"
  }

  /// A level: its number, its bar with the range, and its value as text. The value is at the right edge, where it never
  /// collides with the bar.
  private func row(_ bar: Bar, _ axis: LogarithmicAxis?, _ top: Double) -> Markup {
    let middle = top + Self.rowHeight / 2
    let base = middle + 4
    var markup: Markup = "<text class=\"end\" x=\"\(Self.left - 6)\" y=\"\(base)\">\(bar.level)</text>\n"
    if let axis, let value = bar.value, value.expected > 0 {
      markup += """
        <rect class="bar" x="\(Self.left)" y="\(middle - Self.barHeight / 2)" \
        width="\(axis.place(value.expected))" height="\(Self.barHeight)"/>

        """
      if value.low < value.high {
        let low = Self.left + axis.place(value.low)
        let high = Self.left + axis.place(value.high)
        markup += """
          <path class="whisker" d="M\(low) \(middle)H\(high)M\(low) \(middle - 3)V\(middle + 3)\
          M\(high) \(middle - 3)V\(middle + 3)"/>

          """
      }
    }
    return markup + "<text class=\"end\" x=\"\(Self.width - 2)\" y=\"\(base)\">\(bar.label)</text>\n"
  }
}

extension LevelChart {
  /// The number of tiles of each level.
  static func tiles(_ levels: [LevelForecast]) -> LevelChart {
    LevelChart(
      identifier: "tiles", title: "Tiles of each level",
      description: description(
        levels, value: { $0.count.map { Double($0.tiles) } },
        text: { $0.count.map { NumberText.count($0.tiles, "tile") } ?? "" }),
      bars: levels.map { level in
        Bar(
          level: level.number, value: level.count.map { Estimate(Double($0.tiles)) },
          label: level.count.map { NumberText.short(Double($0.tiles)) } ?? "countless")
      },
      decadeLabel: { NumberText.short($0) })
  }

  /// The estimated bytes of each level.
  static func bytes(_ levels: [LevelForecast]) -> LevelChart {
    LevelChart(
      identifier: "bytes", title: "Disk space of each level",
      description: description(
        levels, value: { $0.bytes?.expected }, text: { $0.bytes.map { ByteText.text($0.expected) } ?? "" })
        + " A thin line on each bar shows the range from the lowest to the highest estimate.",
      bars: levels.map { level in
        Bar(
          level: level.number, value: level.bytes,
          label: level.bytes.map { ByteText.text($0.expected) } ?? "countless")
      },
      decadeLabel: { ByteText.text($0) })
  }

  /// The chart for screen readers: its ends and its largest value. Not all values, which are in the table.
  private static func description(
    _ levels: [LevelForecast], value: (LevelForecast) -> Double?, text: (LevelForecast) -> String
  ) -> String {
    let known = levels.filter { value($0) != nil }
    guard let first = known.first, let last = known.last,
      let most = known.max(by: { value($0) ?? 0 < value($1) ?? 0 })
    else { return "No level has tiles that can be counted." }
    func at(_ level: LevelForecast) -> String { "\(text(level)) at level \(level.number)" }
    let ends =
      known.count == 1
      ? "\(at(first))."
      : "From \(at(first)) to \(at(last))"
        + (most.number == last.number ? "." : "; the largest value is \(at(most)).")
    return "\(ends) The axis is logarithmic. The table of levels has all the numbers."
  }
}
