import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Reads a tilemapresource.xml as a tile matrix set.
struct TileMapReader {
  var fields = XMLFields()
  /// The type of the images.
  private(set) var mediaType: String?

  mutating func read(_ element: XMLElement) -> StatedMatrixSet {
    var set = StatedMatrixSet(range: element.range)
    set.isEastFirst = true
    let found = fields.children(
      of: element, ["Title", "Abstract", "SRS", "BoundingBox", "Origin", "TileFormat", "TileSets", "KeywordList"])
    set.name = found[0]?.text
    set.description = found[1].flatMap { $0.text.isEmpty ? nil : $0.text }
    set.system = found[2].map { StatedText(text: $0.text, range: $0.valueRange) }
    mediaType = found[5]?.attribute("mime-type")
    guard let sets = found[6] else {
      fields.missing("TileSets", in: element)
      return set
    }
    guard let width = size(found[5], "width"), let height = size(found[5], "height") else { return set }
    let profile = sets.attribute("profile") ?? ""
    set.system = set.system ?? Self.system(profile, sets.startTagRange)
    guard var frame = frame(found[3], found[4], profile, TileSize(width: width, height: height), of: element) else {
      return set
    }
    let levels = levels(sets)
    // Rows count from the south, so any height that is whole tiles at every level is as good as the stated one.
    let common = CommonHeight(
      of: frame.extent.height, spans: levels.map { Double(height) * $0.size.value }.sorted(by: >), pixels: height)
    if !frame.isTop, let height = common.height { frame.begin(at: frame.extent.yMin + height) }
    for level in levels {
      let (child, size) = (level.element, level.size)
      let order = child.attribute("order") ?? String(set.matrices.count)
      guard let matrix = frame.matrix(named: StatedText(text: order, range: child.startTagRange), size) else {
        fields.log.error(.outOfRange, "order \(order) has more tiles than can be counted", at: size.range)
        return set
      }
      set.matrices.append(matrix)
    }
    set.box = box(found[3], isWorld: Self.isWorld(profile), set.system)
    return set
  }

  private struct Level {
    let element: XMLElement
    let size: StatedNumber
  }

  private mutating func levels(_ sets: XMLElement) -> [Level] {
    var levels: [Level] = []
    for child in sets.children where child.isNamed("TileSet") {
      guard let size = number(child, "units-per-pixel") else { continue }
      if size.value > 0 {
        levels.append(Level(element: child, size: size))
      } else {
        fields.log.error(.outOfRange, "units-per-pixel is \(size.text), but must be above 0", at: size.range)
      }
    }
    return levels
  }

  /// A hundredth of a tile is rounding: gdal2tiles writes resolutions that are 10⁻¹⁰ too small, which is a thousandth of
  /// a tile at zoom 23, and the digits of ArcGIS Online are two thirds of a pixel off there. One row too many would move
  /// all tiles, because rows count from the south.
  private static let rounding = MatrixFrame.Rounding.tiles(1e-2)

  private static func isMercator(_ profile: String) -> Bool { profile == "mercator" || profile == "global-mercator" }
  private static func isGeodetic(_ profile: String) -> Bool { profile == "geodetic" || profile == "global-geodetic" }
  private static func isWorld(_ profile: String) -> Bool { isMercator(profile) || isGeodetic(profile) }

  /// The system of a profile, for documents that state none.
  private static func system(_ profile: String, _ range: SourceRange) -> StatedText? {
    if isMercator(profile) { return StatedText(text: "EPSG:3857", range: range) }
    return isGeodetic(profile) ? StatedText(text: "EPSG:4326", range: range) : nil
  }

  /// The rectangle of the tiles. gdal2tiles states the corner of the data as the origin of its profiles of the world, even
  /// in degrees, so these have the corner of the world.
  private mutating func frame(
    _ box: XMLElement?, _ origin: XMLElement?, _ profile: String, _ size: TileSize, of parent: XMLElement
  ) -> MatrixFrame? {
    if Self.isWorld(profile) {
      let (x, y) = Self.isMercator(profile) ? (WebMercator.halfWidth, WebMercator.halfWidth) : (180, 90)
      return MatrixFrame(
        extent: Envelope(xMin: -x, yMin: -y, xMax: x, yMax: y), tileSize: size, isTop: Self.isMercator(profile),
        rounding: Self.rounding, range: (origin ?? parent).startTagRange)
    }
    guard let origin else {
      fields.missing("Origin", in: parent)
      return nil
    }
    guard let box else {
      fields.missing("BoundingBox", in: parent)
      return nil
    }
    guard let x = number(origin, "x"), let y = number(origin, "y"), let east = number(box, "maxx"),
      let north = number(box, "maxy")
    else { return nil }
    guard x.value < east.value, y.value < north.value else {
      fields.log.error(
        .outOfRange, "the BoundingBox does not end to the right of and above the Origin", at: box.startTagRange)
      return nil
    }
    return MatrixFrame(
      extent: Envelope(xMin: x.value, yMin: y.value, xMax: east.value, yMax: north.value), tileSize: size, isTop: false,
      rounding: Self.rounding, range: origin.startTagRange)
  }

  /// The bounding box in the system of the tiles; for the profiles of the world it is in degrees, as gdal2tiles writes it.
  private mutating func box(_ element: XMLElement?, isWorld: Bool, _ system: StatedText?) -> StatedBox? {
    guard let element, let west = number(element, "minx")?.value, let south = number(element, "miny")?.value,
      let east = number(element, "maxx")?.value, let north = number(element, "maxy")?.value, west < east, south < north
    else { return nil }
    var box = Envelope(xMin: west, yMin: south, xMax: east, yMax: north)
    let isInDegrees =
      [west, east].allSatisfy { $0.magnitude <= 360 } && [south, north].allSatisfy { $0.magnitude <= 90 }
    if isWorld, isInDegrees, let reference = system.flatMap({ SystemName($0.text) })?.reference, !reference.isWGS84 {
      guard let converted = CoordinateTransform(from: .wgs84, to: reference)?.extent(box) else { return nil }
      box = converted
    }
    let range = element.startTagRange
    return StatedBox(
      lower: StatedPoint(first: box.xMin, second: box.yMin, range: range, exchanged: ""),
      upper: StatedPoint(first: box.xMax, second: box.yMax, range: range, exchanged: ""), range: range)
  }

  /// 256 if the document states no size.
  private mutating func size(_ element: XMLElement?, _ name: String) -> Int? {
    guard let element, element.attribute(name) != nil else { return 256 }
    guard let value = number(element, name) else { return nil }
    guard let size = exactInteger(value.value), size > 0 else {
      fields.log.error(.outOfRange, "\(name) is \(value.text): not a number of pixels", at: value.range)
      return nil
    }
    return size
  }

  private mutating func number(_ element: XMLElement, _ name: String) -> StatedNumber? {
    guard let text = element.attribute(name) else {
      fields.log.error(.missingElement, "\(element.name) has no \(name)", at: element.startTagRange)
      return nil
    }
    guard let value = DecimalNumber.value(of: text) else {
      let (message, help) = NumberMessages.notANumber(text, for: name)
      fields.log.error(.notANumber, message, at: element.startTagRange, help: help)
      return nil
    }
    return StatedNumber(text: text, value: value, range: element.startTagRange)
  }
}
