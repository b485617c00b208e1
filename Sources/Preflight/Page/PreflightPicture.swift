import Diagnostics

/// The map of a report alone, as a picture in SVG for documents and presentations.
///
/// It needs no other file. The same report gives the same bytes.
public struct PreflightPicture: Sendable {
  /// The complete SVG document.
  public let svg: String

  /// - Parameters:
  ///   - report: the report.
  ///   - mapLevel: the level whose tiles are drawn; `nil` takes the finest level with about 12 × 12 tiles.
  /// - Throws: `MapLevelError` if the level does not exist or has too many tiles to be drawn, or no level can be drawn.
  public init(_ report: PreflightReport, mapLevel: Int? = nil) throws(MapLevelError) {
    let levels = MapLevel(report.forecast.levels)
    let level: LevelForecast?
    if let mapLevel { level = try levels.asked(mapLevel) } else { level = levels.usual }
    guard let level, let map = TileGridMap(level, of: report.forecast.scheme, report.forecast.region) else {
      throw .nothing
    }
    // The picture of the page is complete except for what it inherits from the page: the namespace and the style sheet.
    let picture = map.markup.source
    let start = picture.prefix { $0 != "\n" }
    // The style sheet is ours. Escaped as a text, it would lose its line breaks and with them all its rules.
    let style: Markup = "<style>\(Markup(stringLiteral: PictureStyle.alone))</style>"
    svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"" + start.dropFirst("<svg".count) + "\n" + style.source
      + picture[start.endIndex...]
  }
}
