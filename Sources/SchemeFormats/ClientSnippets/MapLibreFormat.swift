import Diagnostics
import SourceText
public import TilingSchemes

/// A source of a style of MapLibre. It is written and not read.
///
/// Source: the style specification of MapLibre, “raster”.
public struct MapLibreFormat: WriteOnlyFormat {
  /// The name for `--to`.
  public var name: String { "maplibre" }
  /// The usual name of such a file.
  public var fileName: String { "maplibre.json" }

  /// All values of this type are alike.
  public init() {}

  /// The grid, the address, the name, the extent and the attribution.
  public func held(of model: CacheDescription) -> CacheDescription? {
    var held = SnippetGrid.held(model)
    held.fullExtent = model.fullExtent
    held.attribution = model.attribution
    return held
  }

  /// Writes a source of raster tiles.
  ///
  /// - Throws: `WritingError` if the scheme is not the grid of web maps.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let web = try WebZooms(model, for: "a source of MapLibre")
    let grid = try SnippetGrid(model, for: "a source of MapLibre")
    var notices = grid.notices
    // Zooms of MapLibre count worlds of 512 pixels, so its numbers are those of the tiles whatever their size.
    let numbers = grid.scheme.levels.map(\.number)
    if numbers != web.zooms { notices.append("the levels are not numbered as zooms; the server must use zooms") }
    var members: [JSONOutput.Member] = [
      .init("type", .string("raster")), .init("tiles", .array([.string(grid.address.template(.web))])),
      // 512 is assumed if the size is missing.
      .init("tileSize", .integer(web.tileSize)), .init("minzoom", .integer(web.zooms.min() ?? 0)),
      .init("maxzoom", .integer(web.zooms.max() ?? 0)),
    ]
    if let extent = web.extent {
      members.append(
        .init("bounds", .array([extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { .double($0) })))
    }
    if let text = model.attribution, !text.isEmpty { members.append(.init("attribution", .string(text))) }
    return WrittenText(JSONOutput.object(members).text(.indented) + "\n", notices: notices)
  }
}
