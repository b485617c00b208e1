import SourceText
public import TilingSchemes

/// A ready layer for Leaflet with Proj4Leaflet. It is written and not read.
///
/// Source: `L.Proj.CRS` of Proj4Leaflet 1.0 and `L.TileLayer` of Leaflet 1.9.
public struct LeafletFormat: WriteOnlyFormat {
  /// The name for `--to`.
  public var name: String { "leaflet" }
  /// The usual name of such a file.
  public var fileName: String { "leaflet.js" }

  /// All values of this type are alike.
  public init() {}

  /// The grid, the name and the address of the tiles.
  public func held(of model: CacheDescription) -> CacheDescription? {
    SnippetGrid.held(model)
  }

  /// Writes a coordinate system with the grid, and a tile layer.
  ///
  /// - Throws: `WritingError` if the model has no scheme or no coordinate system with a code, or tiles are not square.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let grid = try SnippetGrid(model, for: "a snippet for Leaflet")
    let scheme = grid.scheme
    guard scheme.tileWidth == scheme.tileHeight else {
      throw WritingError("a snippet for Leaflet needs square tiles, but the tiles are not square")
    }
    let definition = grid.definition.map(JSONOutput.quote) ?? "undefined"
    var text = "// Leaflet with Proj4Leaflet: tiles of \(grid.line), written by tilescheme.\n"
    text += "const levels = \(grid.levelNumbers);\n"
    text += "const crs = new L.Proj.CRS('\(grid.code)', \(definition), {\n"
    text += "  origin: \(SnippetGrid.list([scheme.origin.x, scheme.origin.y])),\n"
    text += "  resolutions: \(grid.resolutions)\n});\n"
    text += "const map = L.map('map', { crs });\n"
    text +=
      "const Layer = L.TileLayer.extend({\n  getTileUrl: ({ z, x, y }) => "
      + "\(grid.template(level: "levels[z]", row: "y", column: "x"))\n});\n"
    text +=
      "new Layer('', { tileSize: \(scheme.tileWidth), minZoom: 0, maxZoom: \(grid.levels.count - 1) }).addTo(map);\n"
    return WrittenText(text, notices: grid.notices)
  }
}
