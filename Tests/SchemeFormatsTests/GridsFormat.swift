import SourceText
import TilingSchemes

@testable import SchemeFormats

/// An invented format for values that Esri's formats cannot state: several schemes in a document, and levels with their
/// own origin, tile size and limits. It is written like any new format: tables, a reader, a writer.
struct GridsFormat: SchemeFormat {
  var name: String { "grids.json" }
  var form: CacheForm? { nil }

  func recognizes(_ content: ParsedText) -> Bool {
    if case .json(let document) = content { document.root["grids"] != nil } else { false }
  }

  func read(_ content: ParsedText) -> SchemeDocument {
    guard case .json(let document) = content else { return .unrecognized(content, as: self) }
    var fields = JSONFields(document)
    var grids: [SchemeAlternative] = []
    let found = fields.members(of: document.root, in: "", JSONKeys(["grids"]))
    for (index, value) in (found[0]?.array ?? []).enumerated() {
      var model = CacheDescription()
      _ = fields.read(value, in: "grids[\(index)]", GridFields.grid, into: &model) { $0 }
      grids.append(SchemeAlternative(model.name ?? "", model))
    }
    return fields.log.document(
      self, document.text, grids.count == 1 ? grids[0].model : CacheDescription(), alternatives: grids)
  }

  func write(_ model: CacheDescription) throws(WritingError) -> WrittenText {
    WrittenText(JSONOutput.object([.init("grids", .array([.object(of: model, GridFields.grid)]))]).text(.compact))
  }
}

/// The tables of `GridsFormat`.
private enum GridFields {
  static let grid = JSONTable<CacheDescription, SchemeField>(
    .value("id", .name, .needed),
    .value("credits", .attribution),
    .value("terms", .licence),
    .part("matrices", .needed) { fields, value, path, model in
      var scheme = TilingScheme(origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256, levels: [])
      for (index, item) in (value.array ?? []).enumerated() {
        var level = LevelOfDetail(number: 0, resolution: 0, scale: 0)
        _ = fields.read(item, in: "\(path)[\(index)]", GridFields.level, into: &level) { .level(index, $0) }
        scheme.levels.append(level)
      }
      model.scheme = scheme
      return true
    } write: { model in
      model.scheme.map { .array($0.levels.map { .object(of: $0, GridFields.level) }) }
    })

  static let level = JSONTable<LevelOfDetail, SchemeField.LevelValue>(
    .value("z", .number, .needed),
    .value("cell", .resolution, .needed),
    .value("scale", .scale, .needed),
    .part("corner") { fields, value, path, level in
      var origin = MapPoint(x: 0, y: 0)
      let isWhole = fields.read(value, in: path, GridFields.corner, into: &origin) { .origin($0) }
      level.origin = isWhole ? origin : nil
      return isWhole
    } write: { level in
      level.origin.map { .object(of: $0, GridFields.corner) }
    },
    .part("tile") { fields, value, path, level in
      var size = TileSize(width: 1, height: 1)
      let isWhole = fields.read(value, in: path, GridFields.tile, into: &size) { .level(0, $0) }
      level.tileSize = isWhole ? size : nil
      return isWhole
    } write: { level in
      level.tileSize.map { .object(of: $0, GridFields.tile) }
    },
    .part("limits") { fields, value, _, level in
      let numbers = value.array?.compactMap { fields.document.double(of: $0).flatMap(exactInteger) } ?? []
      guard numbers.count == 4 else { return false }
      level.matrixLimits = TileRange(rows: numbers[0]..<numbers[1], columns: numbers[2]..<numbers[3])
      return true
    } write: { level in
      level.matrixLimits.map { limits in
        .array(
          [limits.rows.lowerBound, limits.rows.upperBound, limits.columns.lowerBound, limits.columns.upperBound]
            .map { .integer($0) })
      }
    })

  static let corner = JSONTable<MapPoint, SchemeField.Axis>(.value("east", .x, .needed), .value("north", .y, .needed))

  static let tile = JSONTable<TileSize, SchemeField.LevelValue>(
    .value("width", .width, .needed), .value("height", .height, .needed))
}
