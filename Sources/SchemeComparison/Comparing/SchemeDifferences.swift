import SourceText
import TilingSchemes

/// What is different in two schemes, a sentence each.
struct SchemeDifferences {
  private(set) var sentences: [String] = []
  private let a: ComparedScheme
  private let b: ComparedScheme

  init(_ comparison: GridComparison) {
    a = comparison.a
    b = comparison.b
    addSystems(comparison)
    // In another system, numbers of this one mean nothing.
    if let grids = comparison.alignment {
      addMisplaced(a, "A", comparison.extent.envelope)
      addMisplaced(b, "B", comparison.extent.envelope)
      addOrigins(grids)
      addTileSizes()
      addResolutions(grids)
      addLonely(grids.onlyInA, "A", "B")
      addLonely(grids.onlyInB, "B", "A")
      addNumbers(grids)
      addScales(grids)
    }
    addFacts()
  }

  private mutating func addSystems(_ comparison: GridComparison) {
    switch comparison.isSameSystem {
    case .same: break
    case .different:
      sentences.append("coordinate system: \(a.systemName) against \(b.systemName)\(comparison.systemRemark)")
    case .unknown:
      let silent = [(a, "A"), (b, "B")].filter { $0.0.scheme.spatialReference == nil }.map(\.1)
      sentences.append(
        silent.isEmpty
          ? "coordinate system: whether \(a.systemName) and \(b.systemName) are the same cannot be told"
          : "coordinate system: not stated in \(silent.joined(separator: " and in ")), and taken to be the same")
    }
  }

  /// Columns are counted to the right of the origin, and rows below it.
  private mutating func addMisplaced(_ scheme: ComparedScheme, _ name: String, _ extent: Envelope) {
    let origin = scheme.scheme.origin
    // An origin in the corner of the extent is rarely there to the last digit.
    let isRight = origin.x > extent.xMax - extent.width * 1e-6
    let isBelow = origin.y < extent.yMin + extent.height * 1e-6
    let places = [isRight ? "right of" : nil, isBelow ? "below" : nil].compactMap { $0 }
    guard !places.isEmpty else { return }
    sentences.append(
      "tile origin: that of \(name) is \(places.joined(separator: " and ")) the compared extent, so \(name) has no tile there; "
        + "is a sign wrong, or are x and y exchanged?")
  }

  private mutating func addOrigins(_ grids: GridAlignment) {
    let x = b.scheme.origin.x - a.scheme.origin.x
    let y = b.scheme.origin.y - a.scheme.origin.y
    guard x != 0 || y != 0 else { return }
    let ways = [(x, "west", "east"), (y, "south", "north")].filter { $0.0 != 0 }
      .map { "\(Measure.length($0.0)) \($0.0 < 0 ? $0.1 : $0.2)" }
    sentences.append("tile origin: that of B is \(ways.joined(separator: " and ")) of that of A, in map units")
    let unseen = grids.levels.filter {
      $0.state == .isOff && max($0.originOffsetPixels, $0.extentOffsetPixels) <= grids.tolerance
    }
    if !unseen.isEmpty {
      sentences.append(
        "tile origin: within the tolerance at \(LevelNumbers(unseen.map(\.a.number)).text) of A taken alone, but not at the "
          + "finest common level, which decides")
    }
    for pair in grids.overlaying {
      guard let shift = pair.tileShift, shift.row != 0 || shift.column != 0 else { continue }
      sentences.append(
        "tile numbers: at level \(pair.a.number) of A, row + \(shift.row) and column + \(shift.column) are those of B")
      return
    }
  }

  private mutating func addTileSizes() {
    let (first, second) = (a.scheme, b.scheme)
    guard first.tileWidth != second.tileWidth || first.tileHeight != second.tileHeight else { return }
    var sentence =
      "tile size: \(first.tileSizeText) against \(second.tileSizeText) px; where levels overlay, the pixels coincide on "
      + "screen, but the tiles of one cannot serve as tiles of the other"
    if let tiles = first.tilesPerTile(of: second) { sentence += ": a tile of B is \(tiles) tiles of A" }
    if let tiles = second.tilesPerTile(of: first) { sentence += ": a tile of A is \(tiles) tiles of B" }
    sentences.append(sentence)
  }

  private mutating func addResolutions(_ grids: GridAlignment) {
    add(grids.levels.filter { $0.state == .drifts })
    add(grids.levels.filter { $0.state != .drifts && $0.a.resolution != $0.b.resolution })
    let apart = grids.levels.filter { $0.state == .isOff && $0.extentOffsetPixels > $0.originOffsetPixels }
    guard let most = apart.map(\.extentOffsetPixels).max(), most > grids.tolerance else { return }
    sentences.append(
      "from the tile origin to the far side of the extent, \(LevelNumbers(apart.map(\.a.number)).text) of A "
        + "\(apart.count == 1 ? "comes" : "come") apart from B by \(apart.count == 1 ? "" : "up to ")\(Measure.pixels(most)) px"
    )
  }

  private mutating func add(_ pairs: [LevelAlignment]) {
    let parts = pairs.map(\.resolutionDifference.magnitude)
    let drifts = pairs.map(\.driftPixels)
    guard let part = parts.max(), let least = drifts.min(), let most = drifts.max() else { return }
    let (lower, upper) = (Measure.pixels(least), Measure.pixels(most))
    let drift = lower == upper ? upper : "\(lower) to \(upper)"
    sentences.append(
      "resolutions: \(pairs.count == 1 ? "" : "up to ")\(Measure.part(part)) apart at "
        + "\(LevelNumbers(pairs.map(\.a.number)).text) of A, a drift of \(drift) px across the extent")
  }

  private mutating func addLonely(_ levels: [LonelyLevel], _ own: String, _ other: String) {
    func add(_ place: String, _ levels: [LonelyLevel]) {
      guard !levels.isEmpty else { return }
      sentences.append("only in \(own): \(LevelNumbers(levels.map(\.level.number)).text), \(place)")
    }
    let between = levels.filter { $0.coarser != nil && $0.finer != nil }
    add("coarser than all of \(other)", levels.filter { $0.coarser == nil && $0.finer != nil })
    if between.count == 1, let coarser = between[0].coarser, let finer = between[0].finer {
      add("between levels \(coarser.number) and \(finer.number) of \(other)", between)
    } else {
      add("between levels of \(other)", between)
    }
    add("finer than all of \(other)", levels.filter { $0.coarser != nil && $0.finer == nil })
    add("and \(other) has none", levels.filter { $0.coarser == nil && $0.finer == nil })
  }

  private mutating func addNumbers(_ grids: GridAlignment) {
    guard let first = grids.overlaying.first(where: { $0.a.number != $0.b.number }) else { return }
    let steps = Set(grids.overlaying.map { $0.b.number &- $0.a.number })
    sentences.append(
      steps.count == 1
        ? "level numbers: those of B are \(steps.first?.magnitude ?? 0) "
          + "\(first.b.number < first.a.number ? "lower" : "higher") than those of A"
        : "level numbers: level \(first.a.number) of A is level \(first.b.number) of B, and so on")
  }

  /// Scales are compared where the resolutions are the same: elsewhere they have to differ.
  private mutating func addScales(_ grids: GridAlignment) {
    let differences = grids.overlaying.map { pair in
      ((pair.a.scale - pair.b.scale) / max(pair.a.scale.magnitude, pair.b.scale.magnitude)).magnitude
    }
    guard let most = differences.max(), most > InferredConvention.tolerance else { return }
    sentences.append("scales: up to \(Measure.part(most)) apart at the same resolution; they are advisory")
  }

  private mutating func addFacts() {
    if let first = a.scheme.effectiveDotsPerInch, let second = b.scheme.effectiveDotsPerInch, first != second {
      sentences.append("DPI: \(number(first)) against \(number(second)); advisory, the resolutions count")
    }
    if let first = a.imageFormat, let second = b.imageFormat, first != second {
      sentences.append("image format: \(first.name) against \(second.name)")
    }
  }

  private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
}

extension TilingScheme {
  /// How many of these tiles one of a larger size is made of, such as `2 × 2`; `nil` where it is not larger, or they do
  /// not fit.
  fileprivate func tilesPerTile(of other: TilingScheme) -> String? {
    guard tileWidth > 0, tileHeight > 0, other.tileWidth >= tileWidth, other.tileHeight >= tileHeight,
      other.tileWidth.isMultiple(of: tileWidth), other.tileHeight.isMultiple(of: tileHeight)
    else { return nil }
    return "\(other.tileWidth / tileWidth) × \(other.tileHeight / tileHeight)"
  }
}
