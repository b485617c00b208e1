public import Diagnostics

/// A pre-flight as a page for those who decide whether the cache is built: HTML that needs nothing else, no script, no
/// network, and reads the same on a phone, on paper, in light and in dark.
///
/// It is well-formed XML as well. The same result gives the same bytes.
public struct PreflightPage: Sendable {
  /// All of it.
  public let html: String

  /// - Parameters:
  ///   - report: with its findings, after the rules' selection and severities.
  ///   - mapLevel: the level whose tiles are drawn; by default the finest that has about 12 × 12 of them.
  ///   - naming: what parameters are called where the page is read.
  /// - Throws: `MapLevelError` where the level is none, or has too many tiles to be drawn.
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
    let unit = UnitWords(report.reference)
    let title = Self.title(report.name)
    let page: Markup = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
      <title>Pre-flight of \(title)</title>
      <style>
      \(PageStyle.sheet)</style>
      </head>
      <body>
      <main>
      <header>
      <p class="kind">Pre-flight of a map cache</p>
      <h1 dir="auto">\(title)</h1>
      \(summary.verdict)</header>
      \(summary.figures)\(summary.facts)\(findings.markup)\(LevelTable(forecast, unit).markup)\
      \(Self.charts(forecast.levels))\(MapSection(map, unit).markup)</main>
      <footer>
      <p>Made by <code>tilescheme preflight</code>. Counts of tiles and bundles are exact; sizes and times are estimates \
      from the assumptions above.</p>
      </footer>
      </body>
      </html>

      """
    html = page.source
  }

  /// The last part of a path: the rest stands below it.
  private static func title(_ name: String) -> String {
    name == "-" ? "Standard input" : name.split(separator: "/").last.map(String.init) ?? name
  }

  private static func charts(_ levels: [LevelForecast]) -> Markup {
    """
    <section class="whole" aria-labelledby="charts">
    <h2 id="charts">Tiles and disk space by level</h2>
    <p>Each vertical line stands for ten times as much as the one before it. The thin line on a bar of disk space goes \
    from the lowest to the highest estimate.</p>
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
