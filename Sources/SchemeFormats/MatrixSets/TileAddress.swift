/// The address of the tiles of a cache: a template in the terms of one format, converted to those of another.
struct TileAddress {
  /// The names of the level, the row and the column in a template.
  struct Names {
    let level: String
    let row: String
    let column: String

    /// The names in the model, and in ArcGIS's JavaScript.
    static let model = Names(level: "{level}", row: "{row}", column: "{col}")
    static let wmts = Names(level: "{TileMatrix}", row: "{TileRow}", column: "{TileCol}")
    /// The metadata of a tile set (OGC 17-083r4 and 20-057, `links`).
    static let tileSet = Names(level: "{tileMatrix}", row: "{tileRow}", column: "{tileCol}")
    /// Web maps: Leaflet, MapLibre, TileJSON.
    static let web = Names(level: "{z}", row: "{y}", column: "{x}")
    static let gdal = Names(level: "${z}", row: "${y}", column: "${x}")

    // GDAL’s names contain those of web maps, so they come first.
    fileprivate static let all = [wmts, tileSet, gdal, web, model]
  }

  /// In the names of the model.
  let text: String

  /// Takes a template with the names of any of the formats.
  init(_ template: String) {
    var text = template
    for names in Names.all {
      text = text.replacing(names.level, with: Names.model.level).replacing(names.row, with: Names.model.row)
        .replacing(names.column, with: Names.model.column)
    }
    self.text = text
  }

  /// An example with the name of the cache and the suffix of its tiles, for a model without an address.
  static func example(_ name: String, suffix: String) -> TileAddress {
    TileAddress("https://example.com/\(name)/{level}/{row}/{col}.\(suffix)")
  }

  /// The template with the names of a format.
  func template(_ names: Names) -> String {
    text.replacing(Names.model.level, with: names.level).replacing(Names.model.row, with: names.row)
      .replacing(Names.model.column, with: names.column)
  }
}
