import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Compares the values of a tile matrix set with each other.
///
/// The schemas of OGC cannot find these faults, and each of them moves tiles (`Reference/open-formats.md#faults`).
struct MatrixSetChecks {
  private let set: StatedMatrixSet
  private let system: MatrixSystem
  private let unit: MapUnit?
  private(set) var findings: [Finding] = []
  /// Whether the resolution and the corner of each matrix are known.
  private(set) var isUsable = true
  /// The corner of each matrix, x first, with exchanged coordinates put right.
  private(set) var corners: [MapPoint] = []
  /// The number of the level of each matrix.
  private(set) var numbers: [Int] = []
  /// How many matrices have a denominator that is not that of their cell size.
  private var differing = 0

  init(_ set: StatedMatrixSet, _ system: MatrixSystem, _ unit: MapUnit?) {
    self.set = set
    self.system = system
    self.unit = unit
  }

  mutating func run() {
    numberLevels()
    checkOrder()
    for matrix in set.matrices { checkValues(of: matrix) }
    guard isUsable else { return }
    checkCorners()
    checkDenominators()
    checkLimits()
  }

  private mutating func report(_ severity: Severity, _ problem: Problem, _ message: String, at range: SourceRange?) {
    findings.append(Finding(severity, problem, message, at: range))
  }

  /// Numbers the levels by their identifiers if all of these are numbers, otherwise by their positions.
  private mutating func numberLevels() {
    let stated = set.matrices.map { Int($0.identifier.text) }
    numbers = stated.compactMap(\.self).filter { $0 >= 0 }
    // Identifiers that occur twice have a finding of their own.
    if numbers.count == set.matrices.count, Set(numbers).count == numbers.count { return }
    let areNumbers = numbers.count == set.matrices.count
    numbers = Array(set.matrices.indices)
    if areNumbers { return }
    let names = set.matrices.prefix(2).map { "“\(NumberMessages.excerpt($0.identifier.text))”" }
    report(
      .info, .namedMatrices,
      "the matrices are called \(names.joined(separator: ", "))\(set.matrices.count > 2 ? ", …" : ""); "
        + "their levels are numbered 0 to \(set.matrices.count - 1)",
      at: set.matrices[0].identifier.range)
  }

  private mutating func checkOrder() {
    var repeated: [Int] = []
    for (index, matrix) in set.matrices.enumerated() {
      if set.matrices[..<index].contains(where: { $0.identifier.text == matrix.identifier.text }) {
        repeated.append(index)
      }
      guard index > 0, let before = set.matrices[index - 1].size, let own = matrix.size, own >= before else { continue }
      report(
        .warning, .repeatedMatrix,
        "matrix “\(matrix.identifier.text)” is not finer than the matrix before it; matrices run from coarse to fine",
        at: (matrix.denominator ?? matrix.cellSize)?.range ?? matrix.range)
    }
    guard let index = repeated.first else { return }
    let name = set.matrices[index].identifier
    let first = set.matrices.first { $0.identifier.text == name.text }
    // GDAL’s own file for Alaska calls all its matrices “0”; their positions still order them.
    findings.append(
      Finding(
        .warning, .repeatedMatrix,
        "the identifier “\(name.text)” occurs twice; only one is allowed"
          + (repeated.count > 1 ? " (\(repeated.count) matrices have an identifier of another one)" : "")
          + "; the levels are numbered by their positions",
        at: name.range, notes: first.map { [.init("the first is here", at: $0.identifier.range)] } ?? []))
  }

  private mutating func checkValues(of matrix: StatedMatrix) {
    if matrix.hasVariableWidths {
      report(
        .error, .variableWidths,
        "matrix “\(matrix.identifier.text)” joins tiles in some rows (variableMatrixWidths); ArcGIS has no such grid",
        at: matrix.range)
      isUsable = false
    }
    if matrix.corner == nil { isUsable = false }
    guard let denominator = matrix.denominator else {
      if matrix.cellSize == nil { isUsable = false }
      return
    }
    guard let unit else {
      if matrix.cellSize == nil, isUsable {
        report(
          .error, .outOfRange,
          "the unit of the coordinate system is not known, so that its scale denominators give no resolutions; "
            + "install PROJ (libproj)",
          at: set.system?.range ?? matrix.range)
        isUsable = false
      }
      return
    }
    guard let cellSize = matrix.cellSize,
      let expected = ScaleDenominator.value(
        ofResolution: cellSize.value, metersPerUnit: ScaleDenominator.metersPerUnit(unit))
    else { return }
    let ratio = denominator.value / expected
    guard (ratio - 1).magnitude > 1e-6 else { return }
    differing += 1
    // Nearly always all matrices have the same fault.
    guard differing == 1 else { return }
    report(
      .warning, .denominatorDiffers,
      "the scale denominator of matrix “\(matrix.identifier.text)” is \(denominator.text), but its cell size of "
        + "\(cellSize.text) gives \(DecimalNumber.shortest(expected)); \(Self.words(ofRatio: ratio, unit))",
      at: denominator.range)
  }

  /// Explains the quotient of a stated denominator and the right one.
  private static func words(ofRatio ratio: Double, _ unit: MapUnit) -> String {
    func isNear(_ value: Double) -> Bool { (ratio / value - 1).magnitude < 1e-5 }
    if ScaleDenominator.esriRatios.contains(where: isNear) {
      return "the ratio is 1.05827, so it is a scale at 96 dots per inch, as in Esri's formats"
    }
    if case .linear(let meters) = unit, meters != 1, isNear(1 / meters) {
      return "the ratio is that of the map unit, so the cell size was taken as metres"
    }
    return "readers that use the one or the other place tiles differently"
  }

  /// A top left corner in the south-east becomes one in the north-west if its coordinates are exchanged.
  private mutating func checkCorners() {
    var edits: [SourceEdit] = []
    for matrix in set.matrices {
      guard let corner = matrix.corner else { continue }
      let point = corner.point(system.axisOrder)
      let other = corner.point(system.axisOrder.other)
      let isExchanged =
        !set.isEastFirst && !matrix.isBottomLeft && point.x > 0 && point.y < 0 && other.x < 0 && other.y > 0
        && !isLatitude(point.y)
      corners.append(isExchanged ? other : point)
      if isExchanged { edits.append(SourceEdit(corner.range, with: corner.exchanged)) }
    }
    guard let first = edits.first, let place = set.matrices.firstIndex(where: { $0.corner?.range == first.range })
    else {
      return
    }
    let order = system.axisOrder == .eastFirst ? "x first" : "northing or latitude first"
    let read = corners[place]
    findings.append(
      Finding(
        .warning, .swappedCorner,
        "the corner has its coordinates in the wrong order: \(set.system?.text ?? "this coordinate system") states "
          + "\(order); the corner is read as x \(DecimalNumber.shortest(read.x)), y \(DecimalNumber.shortest(read.y))",
        at: first.range,
        fix: Fix(
          "exchange the coordinates of \(edits.count == 1 ? "the corner" : "\(edits.count) corners")", isSafe: false,
          edits: edits)))
  }

  /// Whether a value can be the latitude that it is stated as. A grid of Australia in degrees begins in the south-east as
  /// well: at 112° and −10°.
  private func isLatitude(_ value: Double) -> Bool {
    if case .angular = unit { value.magnitude <= 90 } else { false }
  }

  /// Denominators without cell sizes, in a system whose width is known: a matrix around the world is 5.83 % too wide if
  /// its denominator is a scale of Esri.
  private mutating func checkDenominators() {
    guard let matrix = set.matrices.first, matrix.cellSize == nil, let denominator = matrix.denominator, let unit,
      let world = system.reference.worldWidth,
      let resolution = ScaleDenominator.resolution(
        of: denominator.text, metersPerUnit: ScaleDenominator.metersPerUnit(unit))
    else { return }
    let ratio = Double(matrix.columns) * Double(matrix.tileSize.width) * resolution / world
    guard ScaleDenominator.esriRatios.contains(where: { (ratio / $0 - 1).magnitude < 1e-4 }) else { return }
    report(
      .warning, .esriDenominators,
      "the scale denominator \(denominator.text) is a scale at 96 dots per inch: with a pixel of 0.28 mm, the matrix "
        + "would be 5.83 % wider than the world",
      at: denominator.range)
  }

  private mutating func checkLimits() {
    for matrix in set.matrices {
      guard let limits = matrix.limits,
        limits.rows.upperBound > matrix.rows || limits.columns.upperBound > matrix.columns
      else { continue }
      report(
        .warning, .matrixLimits,
        "the limits of matrix “\(matrix.identifier.text)” end at row \(limits.rows.upperBound - 1) and column "
          + "\(limits.columns.upperBound - 1), but it has \(matrix.rows) rows and \(matrix.columns) columns",
        at: matrix.range)
    }
  }
}

extension StatedMatrix {
  /// The number that orders matrices.
  fileprivate var size: Double? { denominator?.value ?? cellSize?.value }
}

extension SpatialReference {
  /// The width of the world in map units, for the systems in which most grids span the world.
  fileprivate var worldWidth: Double? {
    if isWebMercator { return 2 * WebMercator.halfWidth }
    return isWGS84 ? 360 : nil
  }
}
