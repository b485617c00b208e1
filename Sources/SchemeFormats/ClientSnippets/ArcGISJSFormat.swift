import SourceText
public import TilingSchemes

/// A tile layer for the ArcGIS Maps SDK for JavaScript. It is written and not read.
///
/// Source: the class `WebTileLayer` of the ArcGIS Maps SDK for JavaScript 4.
public struct ArcGISJSFormat: WriteOnlyFormat {
  /// The name for `--to`.
  public var name: String { "arcgis-js" }
  /// The usual name of such a file.
  public var fileName: String { "arcgis.js" }

  /// All values of this type are alike.
  public init() {}

  /// The grid with its scales, the address, the name and the extent.
  public func held(of model: CacheDescription) -> CacheDescription? {
    var held = SnippetGrid.held(model, withScales: true)
    held.fullExtent = model.fullExtent
    return held
  }

  /// Writes a web tile layer with its tile information.
  ///
  /// - Throws: `WritingError` if the model has no scheme or no coordinate system with a code.
  public func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    let grid = try SnippetGrid(model, for: "a snippet for ArcGIS JavaScript")
    let scheme = grid.scheme
    let reference = scheme.spatialReference ?? model.spatialReference
    let system = JSONOutput.object([.init("wkid", .integer(reference?.wkid ?? reference?.latestWKID ?? 0))])
    let information = JSONOutput.object([
      .init("rows", .integer(scheme.tileHeight)), .init("cols", .integer(scheme.tileWidth)),
      .init("dpi", .double(scheme.dotsPerInch ?? 96)),
      .init("origin", .object([.init("x", .double(scheme.origin.x)), .init("y", .double(scheme.origin.y))])),
      .init("spatialReference", system),
      .init(
        "lods",
        .array(
          grid.levels.map { level in
            .object([
              .init("level", .integer(level.number)), .init("resolution", .double(level.resolution)),
              .init("scale", .double(level.scale)),
            ])
          })),
    ])
    var text = "// ArcGIS Maps SDK for JavaScript: tiles of \(grid.line), written by tilescheme.\n"
    text += "const layer = new WebTileLayer({\n"
    text += "  urlTemplate: \(JSONOutput.quote(grid.address.template(.model))),\n"
    text += "  spatialReference: \(system.text(.compact)),\n"
    if let extent = grid.extent {
      let box = JSONOutput.object([
        .init("xmin", .double(extent.xMin)), .init("ymin", .double(extent.yMin)), .init("xmax", .double(extent.xMax)),
        .init("ymax", .double(extent.yMax)), .init("spatialReference", system),
      ])
      text += "  fullExtent: \(box.text(.compact)),\n"
    }
    text += "  tileInfo: \(information.text(.compact))\n});\n"
    return WrittenText(text, notices: grid.notices)
  }
}
