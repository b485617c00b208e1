import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Reads one grid set of GeoWebCache as the tile matrix set that GeoWebCache makes of it.
struct GridSetReader {
  var fields = XMLFields()

  /// GeoWebCache itself has no limit; finer levels than these have no use, and a count alone costs a file nothing.
  private static let mostLevels = 100

  mutating func read(_ element: XMLElement) -> StatedMatrixSet {
    var set = StatedMatrixSet(range: element.range)
    set.isEastFirst = true
    let found = fields.children(
      of: element,
      [
        "name", "description", "srs", "extent", "alignTopLeft", "resolutions", "scaleDenominators", "levels",
        "metersPerUnit", "pixelSize", "scaleNames", "tileHeight", "tileWidth", "yCoordinateFirst",
      ])
    set.name = found[0]?.text
    set.description = found[1]?.text
    set.system = (found[2]?.child("number")).map { StatedText(text: "EPSG:\($0.text)", range: $0.valueRange) }
    let height = found[11].map { fields.integer($0, .tileHeight, minimum: 1) } ?? 256
    let width = found[12].map { fields.integer($0, .tileWidth, minimum: 1) } ?? 256
    guard let width, let height, let extent = extent(found[3], of: element) else { return set }
    let unit = set.system.flatMap { SystemName($0.text) }?.reference.resolveSystem()?.unit
    let isTop = fields.boolean(found[4], .levels) ?? false
    // GeoWebCache forgives one hundredth of a tile.
    var frame = MatrixFrame(
      extent: extent, tileSize: TileSize(width: width, height: height), isTop: isTop, rounding: .tiles(0.01),
      range: found[3]?.range ?? element.range)
    let sizes: [StatedNumber]
    if let list = found[5] {
      sizes = numbers(list)
      checkUnit(found[8], unit, set.system, ofResolutions: true)
    } else if let list = found[6] {
      sizes = resolutions(list, found[8], found[9], unit, set.system)
    } else {
      sizes = halved(found[7], &frame, element)
    }
    let names = (found[10]?.children.map(\.self) ?? []).map { StatedText(text: $0.text, range: $0.valueRange) }
    for (index, size) in sizes.enumerated() {
      // GeoWebCache calls a level without a name by the name of the set and its position.
      let name = index < names.count ? names[index] : StatedText(text: String(index), range: size.range)
      guard let matrix = frame.matrix(named: name, size) else {
        fields.log.error(.outOfRange, "level \(index) has more tiles than can be counted", at: size.range)
        return set
      }
      set.matrices.append(matrix)
    }
    set.box = frame.box
    return set
  }

  /// West, south, east and north, always with x first.
  private mutating func extent(_ element: XMLElement?, of parent: XMLElement) -> Envelope? {
    guard let element else {
      fields.missing("extent", in: parent)
      return nil
    }
    let edges = (element.child("coords")?.children.map(\.self) ?? []).compactMap(\.decimalValue)
    guard edges.count == 4, edges[0] < edges[2], edges[1] < edges[3] else {
      fields.log.error(
        .missingElement, "the extent is not four numbers: west, south, east and north", at: element.startTagRange)
      return nil
    }
    return Envelope(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
  }

  private mutating func numbers(_ list: XMLElement) -> [StatedNumber] {
    var numbers: [StatedNumber] = []
    for child in list.children {
      guard let value = fields.positiveDouble(child, .levels) else { continue }
      numbers.append(StatedNumber(text: child.text, value: value, range: child.valueRange))
    }
    return numbers
  }

  /// Resolutions of scale denominators: pixel size × denominator / metres per unit.
  private mutating func resolutions(
    _ list: XMLElement, _ unitElement: XMLElement?, _ pixelElement: XMLElement?, _ unit: MapUnit?,
    _ system: StatedText?
  ) -> [StatedNumber] {
    checkUnit(unitElement, unit, system, ofResolutions: false)
    let meters = unitElement.map { fields.positiveDouble($0, .units) } ?? Self.assumedUnit(system)
    let pixel = pixelElement.map { fields.positiveDouble($0, .levels) } ?? ScaleDenominator.pixel
    guard let meters = meters.flatMap(ExactDecimal.init), let pixel = pixel.flatMap(ExactDecimal.init) else {
      return []
    }
    return numbers(list).compactMap { number in
      guard let denominator = ExactDecimal(number.text),
        let value = (denominator * pixel / meters).rounded(to: 20).value, value > 0
      else { return nil }
      return StatedNumber(text: DecimalNumber.shortest(value), value: value, range: number.range)
    }
  }

  /// A number of levels alone: the coarsest has one row or column of tiles, and each finer one half its resolution.
  private mutating func halved(_ levels: XMLElement?, _ frame: inout MatrixFrame, _ element: XMLElement)
    -> [StatedNumber]
  {
    let count = levels.map { fields.integer($0, .levels, minimum: 1) } ?? 18
    guard let count else { return [] }
    guard count <= Self.mostLevels else {
      fields.log.error(
        .outOfRange, "levels is \(count); tilescheme reads at most \(Self.mostLevels)", at: levels?.valueRange)
      return []
    }
    let first = frame.fitted()
    let range = (levels ?? element).startTagRange
    return (0..<count).map { index in
      let value = first * Double(sign: .plus, exponent: -index, significand: 1)
      return StatedNumber(text: DecimalNumber.shortest(value), value: value, range: range)
    }
  }

  /// Without metersPerUnit, GeoWebCache knows WGS 1984 only, and takes the metre for all other systems.
  private static func assumedUnit(_ system: StatedText?) -> Double {
    system?.text == "EPSG:4326" ? ScaleDenominator.metersPerDegree : 1
  }

  /// Compares `metersPerUnit` with the map unit of the system.
  private mutating func checkUnit(
    _ element: XMLElement?, _ unit: MapUnit?, _ system: StatedText?, ofResolutions: Bool
  ) {
    guard let unit, let stated = element.map(\.decimalValue) ?? Self.assumedUnit(system), stated > 0 else { return }
    let own = ScaleDenominator.metersPerUnit(unit)
    let ratio = stated / own
    // GeoWebCache advises 111226 m for a degree, which is the unit as far as its users know.
    guard (ratio - 1).magnitude > 2e-3 else { return }
    let place = element?.range ?? system?.range
    if ScaleDenominator.esriRatios.contains(where: { (ratio / $0 - 1).magnitude < 1e-4 }) {
      fields.log.findings.append(
        Finding(
          .warning, .esriDenominators,
          "metersPerUnit is \(DecimalNumber.shortest(stated)), 5.83 % more than the map unit, as GeoWebCache sets it for "
            + "layers of ArcGIS caches: the scale denominators of its WMTS are Esri's scales at 96 dots per inch",
          at: place, help: "Set metersPerUnit to \(DecimalNumber.shortest(own))."))
      return
    }
    fields.log.findings.append(
      Finding(
        .warning, .unitLength,
        (element == nil
          ? "metersPerUnit is missing, so GeoWebCache takes the metre"
          : "metersPerUnit is \(DecimalNumber.shortest(stated))")
          + ", but the map unit of the coordinate system has \(DecimalNumber.shortest(own)) m; "
          + (ofResolutions
            ? "the scale denominators of its WMTS are wrong by the quotient"
            : "the resolutions are wrong by the quotient"),
        at: place, help: "Set metersPerUnit to \(DecimalNumber.shortest(own))."))
  }
}
