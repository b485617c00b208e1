import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Reads one grid of a mapproxy.yaml as a tile matrix set. Levels are numbered by their positions, as MapProxy does.
struct MapProxyGridReader {
  var fields: JSONFields
  let layers: MapProxyLayers
  private let grids: JSONValue
  /// The built-in grid that the grid is based on.
  private var standard: Standard?

  /// A grid that every configuration of MapProxy has.
  private struct Standard {
    let system: String
    let corner: Corner
  }

  private enum Corner { case top, bottom }

  /// How many grids may be based on each other.
  private static let mostBases = 16
  /// As many levels as tilescheme reads where a number of them is stated.
  private static let mostLevels = 100

  init(_ document: JSONDocument, _ grids: JSONValue) {
    fields = JSONFields(document)
    layers = MapProxyLayers(document.root)
    self.grids = grids
  }

  mutating func read(_ member: JSONMember) -> StatedMatrixSet {
    let document = fields.document
    var set = StatedMatrixSet(range: document.range(of: member.value))
    set.isEastFirst = true
    set.name = member.key
    var settings: [JSONMember] = []
    guard gather(member.value, into: &settings, bases: 0) else { return set }
    func value(_ key: String) -> JSONValue? { settings.first { $0.key == key }?.value }
    for key in ["align_resolutions_with", "bbox_srs"] {
      guard let found = value(key) else { continue }
      fields.log.error(
        .unexpectedContent, "grids are read without “\(key)”; state bbox and res in the system of the grid",
        at: document.range(of: found))
      return set
    }
    let place = value("srs").map { document.range(of: $0) } ?? document.keyRange(of: member)
    // MapProxy’s default is Web Mercator.
    let system = StatedText(text: value("srs")?.string ?? standard?.system ?? "EPSG:900913", range: place)
    set.system = system
    guard let size = tileSize(value("tile_size")), let box = box(value("bbox"), system),
      let corner = corner(value("origin"))
    else { return set }
    let frame = MatrixFrame(
      extent: box, tileSize: size, isTop: corner == .top, rounding: .pixels,
      range: value("bbox").map { document.range(of: $0) } ?? place)
    let levels: [Level]
    if let list = value("res") {
      levels = stated(list)
    } else {
      levels = computed(settings, box, size, at: document.keyRange(of: member))
    }
    for (index, level) in levels.enumerated() {
      let name = level.name ?? StatedText(text: String(index), range: level.size.range)
      guard let matrix = frame.matrix(named: name, level.size) else {
        fields.log.error(.outOfRange, "level \(index) has more tiles than can be counted", at: level.size.range)
        return set
      }
      set.matrices.append(matrix)
    }
    set.box = frame.box
    return set
  }

  private struct Level {
    let size: StatedNumber
    let name: StatedText?
  }

  /// The settings of a grid and of those that it is based on; the first of a name counts.
  private mutating func gather(_ grid: JSONValue, into settings: inout [JSONMember], bases: Int) -> Bool {
    guard bases < Self.mostBases else {
      fields.log.error(
        .outOfRange, "more than \(Self.mostBases) grids are based on each other", at: fields.document.range(of: grid))
      return false
    }
    for member in grid.members where !settings.contains(where: { $0.key == member.key }) { settings.append(member) }
    guard let base = grid["base"], let name = base.string else { return true }
    if let other = grids[name] { return gather(other, into: &settings, bases: bases + 1) }
    switch name {
    case "GLOBAL_GEODETIC": standard = Standard(system: "EPSG:4326", corner: .bottom)
    case "GLOBAL_MERCATOR": standard = Standard(system: "EPSG:900913", corner: .bottom)
    case "GLOBAL_WEBMERCATOR": standard = Standard(system: "EPSG:3857", corner: .top)
    default:
      fields.log.error(
        .outOfRange, "the grid is based on “\(NumberMessages.excerpt(name))”, which is not a grid of the document",
        at: fields.document.range(of: base))
      return false
    }
    return true
  }

  private mutating func tileSize(_ value: JSONValue?) -> TileSize? {
    guard let value else { return TileSize(width: 256, height: 256) }
    let numbers = (value.array ?? []).compactMap { fields.integer($0, "tile_size", .tileWidth, minimum: 1) }
    if numbers.count == 2 { return TileSize(width: numbers[0], height: numbers[1]) }
    fields.log.error(
      .wrongType, "tile_size is not the width and the height of tiles", at: fields.document.range(of: value))
    return nil
  }

  /// West, south, east and north, x first in every system: a list, or a text with commas.
  private mutating func box(_ value: JSONValue?, _ system: StatedText) -> Envelope? {
    guard let value else { return world(system) }
    let range = fields.document.range(of: value)
    var edges: [Double] = []
    if let text = value.string {
      edges = text.split(separator: ",").compactMap { part in
        let trimmed = part.drop { $0 == " " }
        return DecimalNumber.value(of: trimmed)
      }
    } else {
      edges = (value.array ?? []).compactMap { fields.double($0, "bbox", .extent(.full)) }
    }
    guard edges.count == 4, edges[0] < edges[2], edges[1] < edges[3] else {
      fields.log.error(.wrongType, "bbox is not four numbers: west, south, east and north", at: range)
      return nil
    }
    return Envelope(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
  }

  /// MapProxy knows the world in Web Mercator and in degrees of WGS 1984.
  private mutating func world(_ system: StatedText) -> Envelope? {
    let reference = SystemName(system.text)?.reference
    if reference?.isWebMercator == true {
      let half = WebMercator.halfWidth
      return Envelope(xMin: -half, yMin: -half, xMax: half, yMax: half)
    }
    if reference?.isWGS84 == true { return Envelope(xMin: -180, yMin: -90, xMax: 180, yMax: 90) }
    fields.log.error(.missingKey, "the grid has no bbox, which \(system.text) needs", at: system.range)
    return nil
  }

  private mutating func corner(_ value: JSONValue?) -> Corner? {
    switch value?.string?.lowercased() {
    case nil: return standard?.corner ?? .bottom
    case "ll", "sw": return .bottom
    case "ul", "nw": return .top
    case let word?:
      fields.log.error(
        .outOfRange, "origin is “\(NumberMessages.excerpt(word))”; MapProxy knows sw, ll, nw and ul",
        at: value.map { fields.document.range(of: $0) })
      return nil
    }
  }

  /// A list of resolutions, each alone or with a name. MapProxy sorts them.
  private mutating func stated(_ list: JSONValue) -> [Level] {
    guard let values = list.array, !values.isEmpty else {
      fields.log.error(
        .wrongType, "res is not a list of resolutions, from coarse to fine", at: fields.document.range(of: list))
      return []
    }
    var levels: [Level] = []
    for value in values {
      let pair = value.array ?? []
      let number = pair.count == 2 ? pair[1] : value
      guard let size = fields.positiveDouble(number, "res", .levels) else { return [] }
      let range = fields.document.range(of: number)
      let name = pair.first.map {
        StatedText(text: $0.string ?? fields.document.numberText(of: $0), range: fields.document.range(of: $0))
      }
      levels.append(
        Level(
          size: StatedNumber(text: fields.document.numberText(of: number), value: size, range: range),
          name: pair.count == 2 ? name : nil))
    }
    return levels.sorted { $0.size.value > $1.size.value }
  }

  /// Resolutions from the width of the grid, by the rules of MapProxy's `resolutions`.
  private mutating func computed(
    _ settings: [JSONMember], _ box: Envelope, _ size: TileSize, at range: SourceRange
  ) -> [Level] {
    func value(_ key: String) -> JSONValue? { settings.first { $0.key == key }?.value }
    let isRoot = value("res_factor")?.string == "sqrt2"
    var factor = isRoot ? 2.0.squareRoot() : 2
    if !isRoot, let stated = value("res_factor") {
      guard let number = fields.positiveDouble(stated, "res_factor", .levels) else { return [] }
      factor = number
    }
    let count = value("num_levels").map { fields.integer($0, "num_levels", .levels, minimum: 1) } ?? (isRoot ? 40 : 20)
    var coarsest = max(box.width / Double(size.width), box.height / Double(size.height))
    if let stated = value("min_res") {
      guard let number = fields.positiveDouble(stated, "min_res", .levels) else { return [] }
      coarsest = number
    }
    guard let count else { return [] }
    guard factor > 1, count <= Self.mostLevels, value("max_res") == nil else {
      let message =
        value("max_res") != nil
        ? "grids are read without “max_res”; state the resolutions in “res”"
        : "res_factor must be above 1, and num_levels at most \(Self.mostLevels)"
      fields.log.error(.outOfRange, message, at: range)
      return []
    }
    var levels: [Level] = []
    var resolution = coarsest
    for _ in 0..<count {
      levels.append(
        Level(
          size: StatedNumber(text: DecimalNumber.shortest(resolution), value: resolution, range: range), name: nil))
      resolution /= factor
    }
    return levels
  }
}
