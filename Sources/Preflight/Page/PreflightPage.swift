public import Diagnostics
import TilingSchemes

/// A report page for people who decide whether the cache is built.
///
/// The page is a single HTML file without scripts, fonts or addresses, so that it can be sent by e-mail and kept with a
/// project. It is readable on a phone, on paper, and in light and dark colours.
///
/// It is well-formed XML as well, so that tests can read it. The same report gives the same bytes.
public struct PreflightPage: Sendable {
  /// The complete page.
  public let html: String

  /// - Parameters:
  ///   - report: the report; its findings have the severities of the selected rules.
  ///   - mapLevel: the level whose tiles are drawn; `nil` takes the finest level with about 12 × 12 tiles.
  ///   - naming: returns the spelling of a parameter for readers of the page.
  /// - Throws: `MapLevelError` if the level does not exist, or has too many tiles to be drawn.
  public init(
    _ report: PreflightReport, mapLevel: Int? = nil, naming: (ParameterName) -> String = { $0.rawValue }
  ) throws(MapLevelError) {
    let forecast = report.forecast
    let levels = MapLevel(forecast.levels)
    let drawn: LevelForecast?
    if let mapLevel { drawn = try levels.asked(mapLevel) } else { drawn = levels.usual }
    let map = drawn.flatMap { TileGridMap($0, of: forecast.scheme, forecast.region) }
    let findings = FindingSection(report.findings)
    let summary = SummarySection(report, findings, sizes: forecast.sizes.summary.text(naming: naming))
    let unit = UnitWords(of: report)
    // `show` reads files only. A new scheme is in no file yet, and a built-in scheme never is.
    let isInFile = report.plan == nil && BuiltInScheme.named(report.name) == nil
    let levelTable = LevelTable(forecast, unit, canBeShown: isInFile)
    let title = Self.title(report.name)
    html =
      HTMLPage(
        title: "Pre-flight report: \(title)",
        style: PageStyle.sheet(adding: PictureStyle.screen, print: PictureStyle.print),
        body: """
          <main>
          <header>
          <p class="kind">Pre-flight report of a map cache</p>
          <h1 dir="auto">\(title)</h1>
          <p class="kind">\(summary.subtitle)</p>
          \(summary.verdict)</header>
          \(summary.figures)\(summary.facts)\(findings.markup)\(levelTable.markup)\
          \(Self.charts(forecast.levels))\(MapSection(map, unit).markup)</main>
          <footer>
          <p>Made by <code>tilescheme preflight</code>. The numbers of tiles and bundles are exact. Sizes and times are \
          estimates, based on the assumptions above.</p>
          </footer>

          """
      ).source
  }

  /// The last part of a path. The whole path is in the table of assumptions.
  private static func title(_ name: String) -> String {
    name == "-" ? "Standard input" : name.split(separator: "/").last.map(String.init) ?? name
  }

  /// Two charts, because tiles and bytes differ: only the second one shows the cost of nearly empty bundles.
  private static func charts(_ levels: [LevelForecast]) -> Markup {
    """
    <section class="whole" aria-labelledby="charts">
    <h2 id="charts">Tiles and disk space by level</h2>
    <p>The axes are logarithmic: each vertical line is ten times the one before. The thin line on a bar of disk space \
    shows the range from the lowest to the highest estimate.</p>
    <div class="charts">
    <figure>
    <figcaption>Tiles, by level</figcaption>
    \(LevelChart.tiles(levels).markup)</figure>
    <figure>
    <figcaption>Disk space, by level</figcaption>
    \(LevelChart.bytes(levels).markup)</figure>
    </div>
    <p class="note">k thousand, M million, G billion, T trillion (a million millions).</p>
    </section>

    """
  }
}
