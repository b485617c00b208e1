import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// A tile matrix set to be written: the numbers of a scheme in the terms of OGC.
struct WrittenMatrixSet {
  struct Matrix {
    let level: LevelOfDetail
    let identifier: String
    /// In twenty digits.
    let denominator: String
    /// The upper left corner, x first.
    let corner: MapPoint
    let tileSize: TileSize
    let columns: Int
    let rows: Int
  }

  /// A name of letters, digits, `_` and `-`: morecantile accepts no other.
  let identifier: String
  /// The name in the model.
  let title: String
  let reference: SpatialReference
  /// The system as PROJJSON, if it has no code.
  let systemJSON: JSONDocument?
  let unit: MapUnit
  /// The extent of the model, or the area in which the system is used.
  let extent: Envelope
  /// From coarse to fine.
  let matrices: [Matrix]
  private(set) var notices: [Message] = []

  /// - Parameters:
  ///   - model: a model with a scheme.
  ///   - format: the name of the format in errors.
  ///   - holdsSystems: whether the format can describe a system without a code, as PROJJSON.
  /// - Throws: `WritingError` if the scheme, its system, its unit or every extent is missing.
  init(_ model: CacheDescription, for format: String, holdsSystems: Bool = false) throws(WritingError) {
    guard let scheme = model.scheme, !scheme.levels.isEmpty else {
      throw WritingError("\(format) needs a tiling scheme with levels, and the input has none")
    }
    let described = holdsSystems ? Self.described(scheme.spatialReference ?? model.spatialReference) : nil
    systemJSON = described
    let stated = scheme.spatialReference ?? model.spatialReference
    guard let reference = described == nil ? Self.reference(of: model, scheme) : stated else {
      throw WritingError(
        "\(format) needs a coordinate system with a code of EPSG or Esri, and the input has none that is known")
    }
    guard let unit = reference.resolveSystem()?.unit else {
      throw WritingError(
        "\(format) needs the map unit of the coordinate system \(reference.displayName), which is not known; install "
          + "PROJ (libproj)")
    }
    self.reference = reference
    self.unit = unit
    title = model.name ?? model.mapName ?? model.item?.name ?? "Layers"
    identifier = Self.identifier(title)
    let chosen = try MatrixExtent(model, scheme, reference, for: format)
    extent = chosen.extent
    notices = chosen.notices
    let meters = ScaleDenominator.metersPerUnit(unit)
    var matrices: [Matrix] = []
    // Clients require falling denominators; a stable order keeps two levels of one resolution in theirs.
    for level in scheme.levels.sorted(by: { $0.resolution > $1.resolution }) {
      guard let denominator = ScaleDenominator.text(ofResolution: level.resolution, metersPerUnit: meters) else {
        throw WritingError("\(format) needs resolutions above 0, but that of level \(level.number) is not")
      }
      let size = scheme.tileSize(at: level)
      let corner = scheme.origin(at: level)
      let spans = chosen.grid
      guard
        let columns = Self.count((spans.xMax - corner.x) / (Double(size.width) * level.resolution)),
        let rows = Self.count((corner.y - spans.yMin) / (Double(size.height) * level.resolution))
      else {
        throw WritingError(
          "\(format) needs an extent to the right of and below the tile origin "
            + "(\(DecimalNumber.shortest(corner.x)), \(DecimalNumber.shortest(corner.y))), but the extent is "
            + "\(chosen.words); give another with \(parameter: .tileExtent) xmin,ymin,xmax,ymax" as Message)
      }
      matrices.append(
        Matrix(
          level: level, identifier: String(level.number), denominator: denominator, corner: corner, tileSize: size,
          columns: columns, rows: rows))
    }
    self.matrices = matrices
  }

  /// The number of tiles that a length needs, as ArcGIS counts them: a millionth of a tile beyond an edge is rounding.
  private static func count(_ tiles: Double) -> Int? {
    let whole = (tiles - 1e-6).rounded(.up)
    guard whole > 0, whole < 0x1p53 else { return nil }
    return Int(whole)
  }

  /// The PROJJSON of a system that has a text and no code; `nil` if PROJ identifies it.
  private static func described(_ reference: SpatialReference?) -> JSONDocument? {
    guard let reference, reference.wkid == nil, reference.latestWKID == nil, let text = reference.wellKnownText,
      PROJ.wkid(ofText: text) == nil, let json = PROJ.json(ofText: text)
    else { return nil }
    return (try? SourceText(Array(json.utf8))).flatMap { try? JSONReader.read($0) }
  }

  private static func reference(of model: CacheDescription, _ scheme: TilingScheme) -> SpatialReference? {
    guard var found = scheme.spatialReference ?? model.spatialReference else { return nil }
    if found.wkid == nil, found.latestWKID == nil {
      guard let code = found.wellKnownText.flatMap(PROJ.wkid) else { return nil }
      found.wkid = code
    }
    return found
  }

  static func identifier(_ title: String) -> String {
    let name = String(
      title.unicodeScalars.map { scalar in
        let isPlain =
          scalar.isASCII
          && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" || scalar == "-")
        return isPlain ? Character(scalar) : "_"
      })
    return name.isEmpty ? "Layers" : name
  }

  /// The number of the system without its authority, as formats of one authority state it.
  var code: Int { reference.isWebMercator ? 3857 : reference.latestWKID ?? reference.wkid ?? 0 }

  /// The system as a tile matrix set in JSON states it: a URI, or PROJJSON under `wkt`.
  var systemValue: JSONOutput {
    if let systemJSON { return .object([.init("wkt", JSONOutput(systemJSON.root, in: systemJSON))]) }
    return .string(SystemName.text(of: reference, as: .uri) ?? "")
  }

  /// The order of the coordinates beside `systemValue`, or beside the name of the system.
  func axisOrder(_ spelling: SystemName.Spelling) -> AxisOrder {
    guard let systemJSON else { return SystemName.axisOrder(of: reference, as: spelling) }
    let axes = systemJSON.root["coordinate_system"]?["axis"]?.array
    return axes?.first?["direction"]?.string == "north" ? .northFirst : .eastFirst
  }

  /// A corner in the order of a named system.
  func corner(_ point: MapPoint, _ spelling: SystemName.Spelling) -> [Double] {
    axisOrder(spelling) == .eastFirst ? [point.x, point.y] : [point.y, point.x]
  }
}
