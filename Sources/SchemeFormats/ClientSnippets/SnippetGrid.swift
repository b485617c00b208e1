import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// The grid of a scheme as the libraries of web maps take it.
struct SnippetGrid {
  let name: String
  /// Such as `EPSG:2193`.
  let code: String
  /// The text of the system for proj4; `nil` for the systems that every library knows.
  let definition: String?
  let scheme: TilingScheme
  /// From coarse to fine: all libraries require this order.
  let levels: [LevelOfDetail]
  let extent: Envelope?
  let address: TileAddress
  private(set) var notices: [Message] = []

  /// - Throws: `WritingError` if the scheme, its coordinate system or its code is missing, or a level has an origin of
  ///   its own.
  init(_ model: CacheDescription, for format: String) throws(WritingError) {
    guard let scheme = model.scheme, !scheme.levels.isEmpty else {
      throw WritingError("\(format) needs a tiling scheme with levels, and the input has none")
    }
    guard let reference = scheme.spatialReference ?? model.spatialReference,
      let code = SystemName.text(of: reference, as: .code)
    else {
      throw WritingError(
        "\(format) needs a coordinate system with a code of EPSG or Esri, and the input has none that is known")
    }
    guard !scheme.variesByLevel else {
      throw WritingError("\(format) needs one tile origin and one tile size, but they differ by level")
    }
    name = model.name ?? model.mapName ?? "Layers"
    self.code = code
    definition = code == "EPSG:3857" || code == "EPSG:4326" ? nil : Self.definition(of: reference)
    self.scheme = scheme
    levels = scheme.levels.sorted { $0.resolution > $1.resolution }
    extent = model.fullExtent
    let media = TileMedia(model.image?.format)
    address =
      model.tileAddress.map(TileAddress.init) ?? .example(WrittenMatrixSet.identifier(name), suffix: media.suffix)
    if model.tileAddress == nil {
      notices.append(
        "the input has no address of its tiles; \(address.text) is an example, to be replaced with "
          + "\(parameter: .tileAddress)")
    }
  }

  private static func definition(of reference: SpatialReference) -> String? {
    reference.wellKnownText ?? KnownSystem.find(reference)?.wellKnownText ?? PROJ.esriText(of: reference)
  }

  /// The name on one line, for comments.
  var line: String { String(name.map { $0.isNewline ? " " : $0 }) }

  /// A number for JavaScript, with all its digits.
  static func number(_ value: Double) -> String { DecimalNumber.shortest(value) }

  /// Numbers in brackets.
  static func list(_ values: [Double]) -> String { "[\(values.map(number).joined(separator: ", "))]" }

  var resolutions: String { Self.list(levels.map(\.resolution)) }

  var levelNumbers: String { "[\(levels.map { String($0.number) }.joined(separator: ", "))]" }

  /// Whether the levels are numbered by their positions, so that a library's zoom is the level.
  var isNumberedByPosition: Bool { levels.map(\.number) == Array(levels.indices) }

  /// The address as a JavaScript template, with expressions for its numbers.
  func template(level: String, row: String, column: String) -> String {
    let text = address.template(.init(level: "${\(level)}", row: "${\(row)}", column: "${\(column)}"))
    return "`\(text.replacing("`", with: "%60"))`"
  }

  /// The first lines: what the text is, and the definition of the system.
  func header(_ library: String) -> String {
    var text = "// \(library): tiles of \(line), written by tilescheme.\n"
    if let definition {
      text += "proj4.defs('\(code)', \(JSONOutput.quote(definition)));\n"
    }
    return text
  }

  /// The part of a model that a snippet holds: the grid, the address and the name.
  static func held(_ model: CacheDescription, withScales: Bool = false) -> CacheDescription {
    var held = CacheDescription()
    held.name = model.name
    held.mapName = model.mapName
    held.tileAddress = model.tileAddress
    if let scheme = model.scheme {
      let reference = scheme.spatialReference ?? model.spatialReference
      var levels = scheme.levels
      if !withScales { for index in levels.indices { levels[index].scale = 0 } }
      held.scheme = TilingScheme(
        spatialReference: reference.map {
          SpatialReference(
            kind: $0.kind, wellKnownText: $0.wellKnownText, wkid: $0.wkid, latestWKID: $0.latestWKID)
        }, origin: scheme.origin, tileWidth: scheme.tileWidth, tileHeight: scheme.tileHeight,
        dotsPerInch: withScales ? scheme.dotsPerInch : nil,
        preciseDotsPerInch: withScales ? scheme.preciseDotsPerInch : nil, levels: levels)
    }
    return held
  }
}
