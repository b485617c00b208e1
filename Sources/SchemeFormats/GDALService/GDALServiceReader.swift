import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Reads a GDAL_WMS file with tiles as a tile matrix set.
struct GDALServiceReader {
  var fields = XMLFields()
  /// The address of the tiles; `nil` if its rows count from the south.
  private(set) var address: String?

  /// GDAL accepts no more overviews than a 32-bit size has halves.
  private static let mostOverviews = 31

  mutating func read(_ element: XMLElement) -> StatedMatrixSet {
    var set = StatedMatrixSet(range: element.range)
    set.isEastFirst = true
    let found = fields.children(
      of: element, ["Service", "DataWindow", "Projection", "OverviewCount", "BlockSizeX", "BlockSizeY", "BandsCount"])
    guard let service = found[0], let window = found[1] else {
      fields.missing(found[0] == nil ? "Service" : "DataWindow", in: element)
      return set
    }
    guard service.attribute("name") == "TMS" else {
      fields.log.error(
        .unexpectedContent,
        "the service is “\(NumberMessages.excerpt(service.attribute("name") ?? ""))”; only the service TMS has tiles "
          + "with numbers of rows and columns", at: service.startTagRange)
      return set
    }
    // GDAL's default is EPSG:4326.
    set.system =
      found[2].map { StatedText(text: $0.text, range: $0.valueRange) }
      ?? StatedText(text: "EPSG:4326", range: element.startTagRange)
    let width = found[4].map { fields.integer($0, .tileWidth, minimum: 1) } ?? 1024
    let height = found[5].map { fields.integer($0, .tileHeight, minimum: 1) } ?? 1024
    guard let width, let height else { return set }
    let names: [StaticString] = [
      "UpperLeftX", "UpperLeftY", "LowerRightX", "LowerRightY", "SizeX", "SizeY", "TileX", "TileY", "TileLevel",
      "TileCountX", "TileCountY", "YOrigin",
    ]
    let parts = fields.children(of: window, names)
    noteAddress(service, parts[11])
    let size = TileSize(width: width, height: height)
    guard let finest = finest(parts, size, of: window) else { return set }
    let overviews = found[3].map { fields.integer($0, .levels, minimum: 0) } ?? min(finest.level, Self.mostOverviews)
    guard let overviews else { return set }
    guard overviews <= min(finest.level, Self.mostOverviews) else {
      fields.log.error(
        .outOfRange, "OverviewCount is \(overviews), but level \(finest.level) has only \(finest.level) coarser levels",
        at: found[3]?.valueRange)
      return set
    }
    for step in (0...overviews).reversed() {
      let value = finest.resolution * Double(sign: .plus, exponent: step, significand: 1)
      let range = window.startTagRange
      let cell = StatedNumber(text: DecimalNumber.shortest(value), value: value, range: range)
      guard let matrix = finest.frame.matrix(named: StatedText(text: String(finest.level - step), range: range), cell)
      else {
        fields.log.error(.outOfRange, "the DataWindow has more tiles than can be counted", at: window.startTagRange)
        return set
      }
      set.matrices.append(matrix)
    }
    set.box = finest.frame.box
    return set
  }

  /// The finest level of a window.
  private struct Finest {
    let frame: MatrixFrame
    let resolution: Double
    let level: Int
  }

  private mutating func finest(_ parts: XMLChildren, _ size: TileSize, of window: XMLElement) -> Finest? {
    func whole(_ index: Int, _ standard: Int, minimum: Int) -> Int? {
      parts[index].map { fields.integer($0, .levels, minimum: minimum) } ?? standard
    }
    let edges = (0..<4).compactMap { fields.double(parts[$0], .levels) }
    guard edges.count == 4 else {
      if let missing = (0..<4).first(where: { parts[$0] == nil }) {
        fields.missing(["UpperLeftX", "UpperLeftY", "LowerRightX", "LowerRightY"][missing], in: window)
      }
      return nil
    }
    guard edges[0] < edges[2], edges[1] > edges[3] else {
      fields.log.error(
        .outOfRange, "the lower right corner is not to the right of and below the upper left one",
        at: window.startTagRange)
      return nil
    }
    guard let level = whole(8, 0, minimum: 0), let tileX = whole(6, 0, minimum: 0), let tileY = whole(7, 0, minimum: 0),
      let across = whole(9, 1, minimum: 1), let down = whole(10, 1, minimum: 1)
    else { return nil }
    guard level <= Self.mostOverviews else {
      fields.log.error(
        .outOfRange, "TileLevel is \(level), but must be at most \(Self.mostOverviews)", at: parts[8]?.valueRange)
      return nil
    }
    let scale = Double(sign: .plus, exponent: level, significand: 1)
    let width = parts[4].map { fields.positiveDouble($0, .levels) } ?? Double(across) * Double(size.width) * scale
    let height = parts[5].map { fields.positiveDouble($0, .levels) } ?? Double(down) * Double(size.height) * scale
    guard let width, let height else { return nil }
    let (x, y) = ((edges[2] - edges[0]) / width, (edges[1] - edges[3]) / height)
    guard (x / y - 1).magnitude < 1e-6 else {
      fields.log.error(
        .outOfRange,
        "pixels are \(DecimalNumber.shortest(x)) wide and \(DecimalNumber.shortest(y)) high; ArcGIS has square pixels "
          + "only", at: window.startTagRange)
      return nil
    }
    let resolution = Self.shortest(x, from: edges[0], to: edges[2], width)
    let corner = MapPoint(
      x: edges[0] - Double(tileX) * Double(size.width) * resolution,
      y: edges[1] + Double(tileY) * Double(size.height) * resolution)
    let frame = MatrixFrame(
      extent: Envelope(xMin: corner.x, yMin: edges[3], xMax: edges[2], yMax: corner.y), tileSize: size, isTop: true,
      rounding: .tiles(1e-6), range: window.startTagRange)
    return Finest(frame: frame, resolution: resolution, level: level)
  }

  /// The resolution with the fewest digits whose window ends at the stated edge. The quotient alone has wrong last digits,
  /// because the edge was rounded.
  private static func shortest(_ quotient: Double, from west: Double, to east: Double, _ width: Double) -> Double {
    for digits in 10...17 {
      let text = DecimalNumber.shortest(quotient, significantDigits: digits)
      guard let value = DecimalNumber.value(of: text), west + width * value == east else { continue }
      return value
    }
    return quotient
  }

  /// Rows from the south cannot be stated in an address of the model; they are GDAL's default.
  private mutating func noteAddress(_ service: XMLElement, _ origin: XMLElement?) {
    for child in service.children {
      if child.isNamed("ServerUrl"), origin?.text == "top" {
        address = TileAddress(child.text).text
        fields.log.positions.note(.tileAddress, at: child.valueRange)
      } else {
        fields.log.unheld.append(.init("Service/\(child.name)", at: child.range))
      }
    }
  }
}
