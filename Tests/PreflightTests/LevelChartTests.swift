import Diagnostics
import SourceText
import Testing
import TilingSchemes

@testable import Preflight

@Suite("The charts of a report, and their numbers")
struct LevelChartTests {
  @Test("All decades are equally wide, and the smallest bar is visible")
  func axis() throws {
    let axis = try #require(LogarithmicAxis([1, 50, 90_000], length: 100))
    #expect(axis.decades == 0...5)
    let steps = (0..<5).map {
      axis.place(LogarithmicAxis.value(ofDecade: $0 + 1)) - axis.place(LogarithmicAxis.value(ofDecade: $0))
    }
    #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 })
    #expect(axis.place(1) > 5)
    #expect(abs(axis.place(100_000) - 100) < 1e-9)
  }

  @Test("Twelve decades have a label at every third")
  func labels() throws {
    #expect(try #require(LogarithmicAxis([1, 7e13], length: 100)).labelled == [0, 3, 6, 9, 12])
    #expect(try #require(LogarithmicAxis([3, 4], length: 100)).labelled == [0, 1])
  }

  @Test("Without values above 0 there is no axis", arguments: [[], [0], [-1, .nan, .infinity]])
  func noAxis(values: [Double]) { #expect(LogarithmicAxis(values, length: 100) == nil) }

  @Test("The length of a bar is the logarithm of its value, with a thin line for the range")
  func bars() async throws {
    // 1, 4 and 100 tiles.
    let page = try PageReading(await preflightPage(squares([1000, 500, 100]), .box(0, 0, 1000, 1000)))
    let widths = page.elements("rect", class: "bar").prefix(3).compactMap {
      $0.attributes["width"].flatMap(Double.init)
    }
    #expect(widths.count == 3)
    // From 1 to 100 is two decades, from 1 to 4 is 0.602 of a decade.
    #expect(abs((widths[1] - widths[0]) / ((widths[2] - widths[0]) / 2) - 0.602) < 0.002)
    #expect(page.elements("path", class: "whisker").count == 3)
    #expect(page.texts("desc").first?.hasPrefix("From 1 tile at level 0 to 100 tiles at level 2.") == true)
  }

  @Test(
    "Counts are grouped; large ones are in words, and short in charts",
    arguments: [
      (7, "7", "7", "7"), (1234, "1,234", "1,234", "1.2k"), (999_999, "999,999", "999,999", "1M"),
      (17_592_186_044_416, "17,592,186,044,416", "17.6 trillion", "17.6T"),
      (999_960_000, "999,960,000", "1 billion", "1G"),
      (Int.max, "9,223,372,036,854,775,807", "9,223,372 trillion", "9,223,372T"),
      (-1234, "-1,234", "-1,234", "-1234"),
    ])
  func numbers(number: Int, grouped: String, words: String, short: String) {
    #expect(NumberText.grouped(number) == grouped)
    #expect(NumberText.words(number) == words)
    #expect(NumberText.short(Double(number)) == short)
  }

  @Test(
    "Measures have eight significant digits",
    arguments: [
      (156_543.033928, "156,543.03"), (0.01866138385297604, "0.018661384"), (0.5, "0.5"), (0, "0"),
      (-20_037_508.342787, "-20,037,508"), (1e300, "1e+300"), (1e-307, "1e-307"),
      (1.234567890123e300, "1.2345679e+300"), (-1.234567890123e-9, "-1.2345679e-09"), (9.999999999e20, "1e+21"),
      (1.7976931348623157e308, "1.7976931e+308"), (5e-324, "5e-324"),
    ])
  func digits(value: Double, text: String) { #expect(NumberText.eightDigits(value) == text) }

  @Test("Ticks are round numbers, as many as there is room for")
  func ticks() {
    #expect(AxisTicks(0.05...0.95, length: 300, characterWidth: 7).values.map(\.text).contains("0.3"))
    #expect(
      AxisTicks(-20_037_508...20_037_508, length: 300, characterWidth: 7).values.map(\.text)
        == ["-20,000,000", "0", "20,000,000"])
    #expect(AxisTicks(0...1e300, length: 300, characterWidth: 7).values.isEmpty)
    #expect(AxisTicks(1e15...1.0000001e15, length: 300, characterWidth: 7).values.count < 20)
  }

  @Test("Text in markup is escaped, in content and in attributes")
  func markup() {
    let text = "<b a=\"1\" b='2'>&\u{7}"
    let markup: Markup = "<p title=\"\(text)\">\(text)</p>"
    let safe = "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;\u{FFFD}"
    #expect(markup.source == "<p title=\"\(safe)\">\(safe)</p>")
    #expect(("\(markup)" as Markup).source == markup.source)
  }

  @Test(
    "Lengths are rounded to a tenth",
    arguments: [
      (0.04, "0"), (-0.04, "0"), (-0.26, "-0.3"), (12.95, "13"), (1e300, "1000000"), (-.infinity, "-1000000"),
    ])
  func lengths(value: Double, text: String) { #expect(("\(value)" as Markup).source == text) }
}
