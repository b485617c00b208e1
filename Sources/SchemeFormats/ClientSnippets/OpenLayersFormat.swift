import SourceText
public import TilingSchemes

/// A ready layer for OpenLayers. It is written and not read.
///
/// Source: the classes `ol/tilegrid/TileGrid` and `ol/source/XYZ` of OpenLayers 10.
public struct OpenLayersFormat: WriteOnlyFormat {
  /// The name for `--to`.
  public var name: String { "openlayers" }
  /// The usual name of such a file.
  public var fileName: String { "openlayers.js" }

  /// All values of this type are alike.
  public init() {}

  /// The grid, the name and the address of the tiles.
  public func held(of model: CacheDescription) -> CacheDescription? {
    var held = SnippetGrid.held(model)
    held.fullExtent = model.fullExtent
    return held
  }

  /// Writes a tile grid, a source and a layer.
  ///
  /// - Throws: `WritingError` if the model has no scheme or no coordinate system with a code.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let grid = try SnippetGrid(model, for: "a snippet for OpenLayers")
    let scheme = grid.scheme
    var text = grid.header("OpenLayers")
    if grid.definition != nil { text += "ol.proj.proj4.register(proj4);\n" }
    text += "const levels = \(grid.levelNumbers);\n"
    text += "const tileGrid = new ol.tilegrid.TileGrid({\n"
    // Without the origin, OpenLayers takes the corner of the extent and requests other tiles without an error.
    text += "  origin: \(SnippetGrid.list([scheme.origin.x, scheme.origin.y])),\n"
    text += "  resolutions: \(grid.resolutions),\n"
    text += "  tileSize: [\(scheme.tileWidth), \(scheme.tileHeight)]"
    if let extent = grid.extent {
      text += ",\n  extent: \(SnippetGrid.list([extent.xMin, extent.yMin, extent.xMax, extent.yMax]))"
    }
    text += "\n});\n"
    text += "const source = new ol.source.XYZ({\n  projection: '\(grid.code)',\n  tileGrid,\n"
    // The coordinate has the position of the resolution in the list, which is not always the level.
    text +=
      "  tileUrlFunction: ([z, x, y]) => "
      + "\(grid.template(level: "levels[z]", row: "y", column: "x"))\n});\n"
    text += "const layer = new ol.layer.Tile({ source });\n"
    return WrittenText(text, notices: grid.notices)
  }
}
