import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Interprets a tile matrix set: the model, and the findings about numbers that contradict each other.
struct MatrixSetModel {
  var log: ReadingLog
  private(set) var model = CacheDescription()

  /// - Parameters:
  ///   - set: the values of the document.
  ///   - log: the findings so far.
  init(_ set: StatedMatrixSet, _ log: ReadingLog) {
    self.log = log
    model.name = set.name
    model.serviceDescription = set.description
    self.log.positions.note(.whole, at: set.range)
    self.log.positions.note(.levels, at: set.range)
    guard let system = named(set) else { return }
    if let range = set.system?.range { self.log.positions.note(.spatialReference(.scheme, .whole), at: range) }
    let unit = system.reference.resolveSystem()?.unit
    guard !set.matrices.isEmpty else {
      self.log.error(.missingLevel, "the tile matrix set has no matrices", at: set.range)
      return
    }
    var checks = MatrixSetChecks(set, system, unit)
    checks.run()
    self.log.findings += checks.findings
    guard checks.isUsable else { return }
    read(set, system, unit, checks)
  }

  /// Replaces the identifier by the name that it was made from.
  mutating func rename(_ name: String) { model.name = name }

  private mutating func named(_ set: StatedMatrixSet) -> MatrixSystem? {
    guard let stated = set.system else {
      log.error(.missingKey, "the tile matrix set has no coordinate system", at: set.range)
      return nil
    }
    if let own = set.reference {
      return MatrixSystem(reference: own, axisOrder: set.axisOrder ?? .eastFirst)
    }
    guard let name = SystemName(stated.text) else {
      log.error(
        .outOfRange,
        "the coordinate system “\(NumberMessages.excerpt(stated.text))” is not one of EPSG, Esri or OGC",
        at: stated.range, help: "Write a code such as http://www.opengis.net/def/crs/EPSG/0/3857.")
      return nil
    }
    let order = set.isEastFirst ? .eastFirst : set.axisOrder ?? name.axisOrder
    return MatrixSystem(reference: name.reference, axisOrder: order)
  }

  private mutating func read(
    _ set: StatedMatrixSet, _ system: MatrixSystem, _ unit: MapUnit?, _ checks: MatrixSetChecks
  ) {
    var reference = system.reference
    if let wkid = set.esri?.wkid { reference.wkid = wkid }
    if let latest = set.esri?.latestWKID { reference.latestWKID = latest }
    var levels: [LevelOfDetail] = []
    for (index, matrix) in set.matrices.enumerated() {
      guard let resolution = Self.resolution(of: matrix, unit) else { continue }
      var level = LevelOfDetail(
        number: checks.numbers[index], resolution: resolution,
        scale: Self.scale(of: matrix, resolution, unit))
      if let scales = set.esri?.scales, scales.count == set.matrices.count { level.scale = scales[index] }
      level.origin = Self.topLeft(of: matrix, checks.corners[index], resolution)
      level.tileSize = matrix.tileSize
      level.matrixLimits = matrix.limits
      levels.append(level)
      note(matrix, at: index)
    }
    guard let first = levels.first, let origin = first.origin, let size = first.tileSize else { return }
    let frames = zip(set.matrices, levels).map { matrix, level in
      Self.frame(of: matrix, level, origin)
    }
    for index in levels.indices {
      let own = levels[index].origin ?? origin
      // A corner that is computed from the lower left one differs by the rounding of its product.
      let distance = max((own.x - origin.x).magnitude, (own.y - origin.y).magnitude)
      if distance <= 0.001 * levels[index].resolution { levels[index].origin = nil }
      if levels[index].tileSize == size { levels[index].tileSize = nil }
    }
    model.scheme = TilingScheme(
      spatialReference: reference, origin: origin, tileWidth: size.width, tileHeight: size.height,
      dotsPerInch: set.esri?.dotsPerInch ?? 96, preciseDotsPerInch: set.esri?.preciseDotsPerInch ?? 96, levels: levels)
    model.fullExtent = extent(set, system.axisOrder, frames, reference)
    // The position shows that the document states Esri's values, which are assumed otherwise.
    if set.esri?.dotsPerInch != nil { self.log.positions.note(.dotsPerInch, at: set.range) }
    if levels.contains(where: { $0.origin != nil }) { reportCorners(set, levels, origin) }
  }

  private mutating func note(_ matrix: StatedMatrix, at index: Int) {
    log.positions.note(.level(index, .number), at: matrix.identifier.range)
    if let number = matrix.cellSize ?? matrix.denominator {
      log.positions.note(.level(index, .resolution), at: number.range)
    }
    if let number = matrix.denominator { log.positions.note(.level(index, .scale), at: number.range) }
    if let corner = matrix.corner {
      log.positions.note(.level(index, .origin), at: corner.range)
      if index == 0 {
        log.positions.note(.origin(.x), at: corner.range)
        log.positions.note(.origin(.y), at: corner.range)
      }
    }
  }

  private static func resolution(of matrix: StatedMatrix, _ unit: MapUnit?) -> Double? {
    if let cellSize = matrix.cellSize { return cellSize.value }
    guard let unit, let denominator = matrix.denominator else { return nil }
    return ScaleDenominator.resolution(
      of: denominator.text, metersPerUnit: ScaleDenominator.metersPerUnit(unit))
  }

  private static func scale(of matrix: StatedMatrix, _ resolution: Double, _ unit: MapUnit?) -> Double {
    if let unit { return ScaleDenominator.esriScale(ofResolution: resolution, unit: unit) }
    // Without the unit, the denominator gives the scale of a system in metres or feet.
    return (matrix.denominator?.value ?? 0) * ScaleDenominator.esriRatios[0]
  }

  private static func topLeft(of matrix: StatedMatrix, _ corner: MapPoint, _ resolution: Double) -> MapPoint {
    guard matrix.isBottomLeft else { return corner }
    let top = corner.y + Double(matrix.rows) * Double(matrix.tileSize.height) * resolution
    // 903401.92 and not 903401.9199999999: the numbers of a document are decimal, and so is their sum.
    let short = DecimalNumber.value(of: DecimalNumber.shortest(top, significantDigits: 14)) ?? top
    return MapPoint(x: corner.x, y: (short - top).magnitude <= 4 * top.ulp ? short : top)
  }

  /// The rectangle of all tiles of a matrix.
  private static func frame(of matrix: StatedMatrix, _ level: LevelOfDetail, _ origin: MapPoint) -> Envelope {
    let corner = level.origin ?? origin
    let width = Double(matrix.tileSize.width) * level.resolution * Double(matrix.columns)
    let height = Double(matrix.tileSize.height) * level.resolution * Double(matrix.rows)
    return Envelope(xMin: corner.x, yMin: corner.y - height, xMax: corner.x + width, yMax: corner.y)
  }

  /// The extent that all matrices contain. The box of the document is informative in OGC 17-083r4, so it counts only if
  /// it overlaps the matrices.
  private mutating func extent(
    _ set: StatedMatrixSet, _ order: AxisOrder, _ frames: [Envelope], _ reference: SpatialReference
  ) -> Envelope? {
    var common: Envelope? = frames.first
    for frame in frames.dropFirst() { common = common?.intersection(frame) }
    common?.spatialReference = reference
    guard let box = set.box else { return common }
    log.positions.note(.extent(.full), at: box.range)
    let (lower, upper) = (box.lower.point(order), box.upper.point(order))
    let stated = Envelope(
      xMin: lower.x, yMin: lower.y, xMax: upper.x, yMax: upper.y, spatialReference: reference)
    guard let frame = frames.last, stated.intersection(frame) != nil else { return common }
    return stated
  }

  private mutating func reportCorners(_ set: StatedMatrixSet, _ levels: [LevelOfDetail], _ origin: MapPoint) {
    let others = levels.indices.filter { levels[$0].origin != nil }
    guard let first = others.first, let own = levels[first].origin else { return }
    let corner = "\(DecimalNumber.shortest(own.x)), \(DecimalNumber.shortest(own.y))"
    log.findings.append(
      Finding(
        .warning, .matrixCorners,
        "matrix “\(set.matrices[first].identifier.text)” begins at \(corner) and the first one at "
          + "\(DecimalNumber.shortest(origin.x)), \(DecimalNumber.shortest(origin.y)); \(others.count) of "
          + "\(levels.count) matrices have a corner of their own",
        at: set.matrices[first].corner?.range ?? set.matrices[first].range))
  }
}

/// A system with the order of its coordinates in a document.
struct MatrixSystem {
  let reference: SpatialReference
  let axisOrder: AxisOrder
}

extension AxisOrder {
  var other: AxisOrder { self == .eastFirst ? .northFirst : .eastFirst }
}
