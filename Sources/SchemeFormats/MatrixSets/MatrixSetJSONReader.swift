import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Reads a tile matrix set in JSON, in the keys of version 1.0 or 2.0 of OGC 17-083.
struct MatrixSetJSONReader {
  /// The version decides the names of the keys.
  enum Version {
    case version1, version2

    fileprivate var documentKeys: JSONKeys {
      self == .version2
        ? JSONKeys([
          "id", "crs", "tileMatrices", "boundingBox", "title", "description", "x-esri", "orderedAxes",
          "wellKnownScaleSet",
        ])
        : JSONKeys([
          "identifier", "supportedCRS", "tileMatrix", "boundingBox", "title", "abstract", "x-esri", "type",
          "wellKnownScaleSet",
        ])
    }

    fileprivate var matrixKeys: JSONKeys {
      self == .version2
        ? JSONKeys([
          "id", "scaleDenominator", "pointOfOrigin", "tileWidth", "tileHeight", "matrixWidth", "matrixHeight",
          "cellSize", "cornerOfOrigin", "variableMatrixWidths",
        ])
        : JSONKeys([
          "identifier", "scaleDenominator", "topLeftCorner", "tileWidth", "tileHeight", "matrixWidth",
          "matrixHeight", "type", "cornerOfOrigin", "variableMatrixWidth",
        ])
    }

    fileprivate var boxKeys: JSONKeys {
      self == .version2
        ? JSONKeys(["lowerLeft", "upperRight", "crs", "orderedAxes"])
        : JSONKeys(["lowerCorner", "upperCorner", "crs", "type"])
    }
  }

  private(set) var fields: JSONFields
  private let version: Version
  /// The object of the set, which may be a part of the document.
  private let root: JSONValue

  init(_ document: JSONDocument, _ version: Version, at root: JSONValue? = nil) {
    fields = JSONFields(document)
    self.version = version
    self.root = root ?? document.root
  }

  /// Reads a document that consists of one set.
  static func read(_ document: JSONDocument, _ version: Version, as format: any SchemeFormat) -> SchemeDocument {
    var reader = MatrixSetJSONReader(document, version)
    let set = reader.read()
    let result = MatrixSetModel(set, reader.fields.log)
    return result.log.document(format, document.text, result.model)
  }

  mutating func read() -> StatedMatrixSet {
    let keys = version.documentKeys
    let found = fields.members(of: root, in: "", keys)
    var set = StatedMatrixSet(range: fields.document.range(of: root))
    set.name = fields.string(found[0], keys.names[0], .name)
    if let title = fields.string(found[4], "title", .name), WrittenMatrixSet.identifier(title) == set.name {
      set.name = title
    }
    set.description = fields.string(found[5], keys.names[5], .serviceDescription)
    readSystem(found[1], keys.names[1], &set)
    set.box = found[3].flatMap { box($0) }
    set.esri = found[6].map { esriValues($0) }
    guard let list = found[2] else {
      fields.missing(keys.names[2], in: root, "")
      return set
    }
    set.range = fields.document.range(of: list)
    guard let items = list.array else {
      fields.log.error(.wrongType, "\(keys.names[2]) is \(list.kindName), not an array", at: set.range)
      return set
    }
    for (index, item) in items.enumerated() {
      if let matrix = matrix(item, "\(keys.names[2])[\(index)]") { set.matrices.append(matrix) }
    }
    return set
  }

  /// A system is a string, or an object with `uri`, or with PROJJSON under `wkt`.
  private mutating func readSystem(_ value: JSONValue?, _ name: String, _ set: inout StatedMatrixSet) {
    guard let value else { return fields.missing(name, in: root, "") }
    let range = fields.document.range(of: value)
    if let text = value.string ?? value["uri"]?.string {
      set.system = StatedText(text: text, range: range)
    } else if let identifier = (value["wkt"] ?? value)["id"], let authority = identifier["authority"]?.string,
      let code = identifier["code"]
    {
      let text = code.string ?? fields.document.numberText(of: code)
      // The axes of PROJJSON are those of the code.
      set.system = StatedText(text: "\(authority):\(text)", range: range)
    } else if let description = value["wkt"], description.isObject,
      let wellKnownText = PROJ.esriText(ofJSON: JSONOutput(description, in: fields.document).text(.compact))
    {
      set.system = StatedText(text: description["name"]?.string ?? "PROJJSON", range: range)
      set.reference = SpatialReference(wellKnownText: wellKnownText)
      let axes = description["coordinate_system"]?["axis"]?.array
      set.axisOrder = axes?.first?["direction"]?.string == "north" ? .northFirst : .eastFirst
    } else {
      fields.log.error(
        .wrongType, "\(name) is \(value.kindName) without the code of a coordinate system", at: range,
        help: "Write a URI such as http://www.opengis.net/def/crs/EPSG/0/3857.")
      set.system = nil
    }
  }

  private mutating func matrix(_ value: JSONValue, _ path: String) -> StatedMatrix? {
    let keys = version.matrixKeys
    guard value.isObject else {
      fields.log.error(.wrongType, "\(path) is \(value.kindName), not an object", at: fields.document.range(of: value))
      return nil
    }
    let found = fields.members(of: value, in: path, keys)
    for index in 0..<7 where found[index] == nil && !(index == 1 && found[7] != nil && version == .version2) {
      fields.missing(keys.names[index], in: value, path)
    }
    let size = [3, 4, 5, 6].map { index in
      fields.integer(found[index], "\(path).\(keys.names[index])", .levels, minimum: 1)
    }
    guard let identifier = identifier(found[0], path), let width = size[0], let height = size[1],
      let columns = size[2], let rows = size[3]
    else { return nil }
    var matrix = StatedMatrix(
      identifier: identifier, range: fields.document.range(of: value),
      tileSize: TileSize(width: width, height: height), columns: columns, rows: rows)
    matrix.denominator = number(found[1], "\(path).scaleDenominator")
    if version == .version2 { matrix.cellSize = number(found[7], "\(path).cellSize") }
    matrix.corner = found[2].flatMap { point($0, "\(path).\(keys.names[2])") }
    switch found[8]?.string {
    case nil, "topLeft": break
    case "bottomLeft": matrix.isBottomLeft = true
    case .some(let other):
      fields.log.error(
        .outOfRange, "\(path).cornerOfOrigin is “\(other)”, neither topLeft nor bottomLeft",
        at: found[8].map { fields.document.range(of: $0) })
    }
    matrix.hasVariableWidths = !(found[9]?.array ?? []).isEmpty
    return matrix
  }

  /// A number as an identifier is not valid, but its meaning is clear.
  private mutating func identifier(_ value: JSONValue?, _ path: String) -> StatedText? {
    guard let value else { return nil }
    let range = fields.document.range(of: value)
    if let text = value.string { return StatedText(text: text, range: range) }
    fields.log.error(.wrongType, "the identifier of \(path) is \(value.kindName), not a string", at: range)
    return nil
  }

  private mutating func number(_ value: JSONValue?, _ name: String) -> StatedNumber? {
    guard let value, let number = fields.positiveDouble(value, name, .levels) else { return nil }
    return StatedNumber(
      text: fields.document.numberText(of: value), value: number, range: fields.document.range(of: value))
  }

  private mutating func point(_ value: JSONValue, _ name: String) -> StatedPoint? {
    let range = fields.document.range(of: value)
    guard let items = value.array, items.count == 2, let first = fields.document.double(of: items[0]),
      let second = fields.document.double(of: items[1])
    else {
      fields.log.error(.wrongType, "\(name) is not an array of two numbers", at: range)
      return nil
    }
    let texts = items.map { fields.document.numberText(of: $0) }
    return StatedPoint(first: first, second: second, range: range, exchanged: "[\(texts[1]), \(texts[0])]")
  }

  /// A box in another system is not used.
  private mutating func box(_ value: JSONValue) -> StatedBox? {
    guard value.isObject else { return nil }
    let keys = version.boxKeys
    let found = fields.members(of: value, in: "boundingBox", keys)
    guard let lower = found[0].flatMap({ point($0, "boundingBox.\(keys.names[0])") }),
      let upper = found[1].flatMap({ point($0, "boundingBox.\(keys.names[1])") })
    else { return nil }
    let own = root[version == .version2 ? "crs" : "supportedCRS"]?.string
    if let other = found[2]?.string, other != own { return nil }
    return StatedBox(lower: lower, upper: upper, range: fields.document.range(of: value))
  }

  private mutating func esriValues(_ value: JSONValue) -> EsriValues {
    var values = EsriValues()
    values.dotsPerInch = fields.positiveDouble(value["dpi"], "x-esri.dpi", .dotsPerInch)
    values.preciseDotsPerInch =
      fields.positiveDouble(value["preciseDpi"], "x-esri.preciseDpi", .preciseDotsPerInch) ?? values.dotsPerInch
    values.wkid = fields.integer(value["wkid"], "x-esri.wkid", .spatialReference(.scheme, .wkid))
    values.latestWKID = fields.integer(
      value["latestWkid"], "x-esri.latestWkid", .spatialReference(.scheme, .latestWKID))
    values.scales = (value["scales"]?.array ?? []).compactMap { fields.document.double(of: $0) }
    return values
  }
}
