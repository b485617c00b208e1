import SourceText
import TilingSchemes

/// The differences between two schemes, one sentence each.
///
/// The order of the sentences is that of their importance: a wrong origin makes the level-by-level differences
/// irrelevant, so it comes before them. Facts that do not affect the alignment come last.
struct SchemeDifferences {
  private(set) var sentences: [String] = []
  private let a: ComparedScheme
  private let b: ComparedScheme

  init(_ comparison: GridComparison) {
    a = comparison.a
    b = comparison.b
    addSystems(comparison)
    // Origins and resolutions in different coordinate systems cannot be compared.
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
      sentences.append("coordinate system: \(a.systemName) in A, \(b.systemName) in B\(comparison.systemRemark)")
    case .unknown:
      let silent = [(a, "A"), (b, "B")].filter { $0.0.scheme.spatialReference == nil }.map(\.1)
      sentences.append(
        silent.isEmpty
          ? "coordinate system: cannot determine whether \(a.systemName) and \(b.systemName) are the same"
          : "coordinate system: not stated in \(silent.joined(separator: " and in ")); assumed to be the same")
    }
  }

  /// Reports an origin that leaves the scheme without any tile in the extent.
  ///
  /// Columns are counted to the right of the origin and rows downwards, so an origin that is right of the extent or
  /// below it is nearly always a typing error. The alignment alone would not show it: the grid may still align.
  private mutating func addMisplaced(_ scheme: ComparedScheme, _ name: String, _ extent: Envelope) {
    let origin = scheme.scheme.origin
    // An origin that is meant to be at the corner of the extent is rarely equal to it in the last digit, because the
    // extent was transformed or rounded. A millionth of the extent is much less than any tile.
    let isRight = origin.x > extent.xMax - extent.width * 1e-6
    let isBelow = origin.y < extent.yMin + extent.height * 1e-6
    let places = [isRight ? "right of" : nil, isBelow ? "below" : nil].compactMap { $0 }
    guard !places.isEmpty else { return }
    sentences.append(
      "tile origin: the origin of \(name) is \(places.joined(separator: " and ")) the compared extent, so \(name) has no "
        + "tile there; check the signs and the order of x and y")
  }

  private mutating func addOrigins(_ grids: GridAlignment) {
    let x = b.scheme.origin.x - a.scheme.origin.x
    let y = b.scheme.origin.y - a.scheme.origin.y
    guard x != 0 || y != 0 else { return }
    let ways = [(x, "west", "east"), (y, "south", "north")].filter { $0.0 != 0 }
      .map { "\(Measure.length($0.0)) map units \($0.0 < 0 ? $0.1 : $0.2)" }
    sentences.append("tile origin: the origin of B is \(ways.joined(separator: " and ")) of the origin of A")
    // Users who check coarse levels only would see no offset, and ask why the verdict is “never”.
    let unseen = grids.unseenOffsets
    if !unseen.isEmpty {
      sentences.append(
        "tile origin: \(LevelNumbers(unseen.map(\.a.number)).text) of A \(unseen.count == 1 ? "fits" : "fit") alone, but "
          + "the offset is judged at the finest matching level, so no level overlays")
    }
    for pair in grids.overlaying {
      // The shift differs from level to level; one example is enough to show that the tile numbers differ.
      guard let shift = pair.tileShift, shift.row != 0 || shift.column != 0 else { continue }
      sentences.append(
        "tile numbers: at level \(pair.a.number) of A, add \(shift.row) to the row and \(shift.column) to the column to "
          + "get those of B")
      return
    }
  }

  private mutating func addTileSizes() {
    let (first, second) = (a.scheme, b.scheme)
    guard first.tileWidth != second.tileWidth || first.tileHeight != second.tileHeight else { return }
    var sentence =
      "tile size: \(first.tileSizeText) px in A, \(second.tileSizeText) px in B; at levels that overlay, the pixels coincide "
      + "on screen, but the tile files cannot be exchanged"
    if let tiles = first.tilesPerTile(of: second) { sentence += ": a tile of B is \(tiles) tiles of A" }
    if let tiles = second.tilesPerTile(of: first) { sentence += ": a tile of A is \(tiles) tiles of B" }
    sentences.append(sentence)
  }

  private mutating func addResolutions(_ grids: GridAlignment) {
    // Levels that drift and levels that merely differ in the last digits get a sentence each: a common range would hide
    // how small the harmless differences are.
    add(grids.levels.filter { $0.state == .drifts })
    add(grids.levels.filter { $0.state != .drifts && $0.a.resolution != $0.b.resolution })
    let apart = grids.levels.filter { $0.state == .isOff && $0.extentOffsetPixels > $0.originOffsetPixels }
    guard let most = apart.map(\.extentOffsetPixels).max(), most > grids.tolerance else { return }
    sentences.append(
      "between the tile origin and the far side of the extent, \(LevelNumbers(apart.map(\.a.number)).text) of A "
        + "\(apart.count == 1 ? "drifts" : "drift") apart from B by \(apart.count == 1 ? "" : "up to ")\(Measure.pixels(most)) px"
    )
  }

  private mutating func add(_ pairs: [LevelAlignment]) {
    let parts = pairs.map(\.resolutionDifference.magnitude)
    let drifts = pairs.map(\.driftPixels)
    guard let part = parts.max(), let least = drifts.min(), let most = drifts.max() else { return }
    let (lower, upper) = (Measure.pixels(least), Measure.pixels(most))
    // Compared as texts, so that drifts that print alike are not printed as a range of one value.
    let drift = lower == upper ? upper : "\(lower) to \(upper)"
    sentences.append(
      "resolutions: relative difference of \(pairs.count == 1 ? "" : "up to ")\(Measure.part(part)) at "
        + "\(LevelNumbers(pairs.map(\.a.number)).text) of A, a drift of \(drift) px across the extent")
  }

  /// Reports the levels without a counterpart, grouped by where they would fit among the levels of the other scheme.
  private mutating func addLonely(_ levels: [UnpairedLevel], _ own: String, _ other: String) {
    func add(_ place: String, _ levels: [UnpairedLevel]) {
      guard !levels.isEmpty else { return }
      sentences.append("only in \(own): \(LevelNumbers(levels.map(\.level.number)).text)\(place)")
    }
    let between = levels.filter { $0.coarser != nil && $0.finer != nil }
    add(", coarser than all levels of \(other)", levels.filter { $0.coarser == nil && $0.finer != nil })
    if between.count == 1, let coarser = between[0].coarser, let finer = between[0].finer {
      add(", between levels \(coarser.number) and \(finer.number) of \(other)", between)
    } else {
      add(", between levels of \(other)", between)
    }
    add(", finer than all levels of \(other)", levels.filter { $0.coarser != nil && $0.finer == nil })
    add("; \(other) has no levels", levels.filter { $0.coarser == nil && $0.finer == nil })
  }

  private mutating func addNumbers(_ grids: GridAlignment) {
    guard let first = grids.overlaying.first(where: { $0.a.number != $0.b.number }) else { return }
    // Files may hold any level number, so the subtraction must not trap on overflow.
    let steps = Set(grids.overlaying.map { $0.b.number &- $0.a.number })
    let isLower = first.b.number < first.a.number
    let size = steps.first?.magnitude ?? 0
    let change = isLower ? "add \(size) to" : "subtract \(size) from"
    sentences.append(
      steps.count == 1
        ? "level numbers: \(size) \(isLower ? "lower" : "higher") in B than in A; \(change) a level of B to get that of A"
        : "level numbers: numbered differently; for example, level \(first.a.number) of A is level \(first.b.number) of B"
    )
  }

  /// Compares scale denominators at levels that overlay: at all other levels they differ because the resolutions do.
  ///
  /// Scales do not affect the alignment. They differ if the schemes were made with another DPI or another convention
  /// for degrees, which is worth knowing because ArcGIS shows scales to users.
  private mutating func addScales(_ grids: GridAlignment) {
    let differences = grids.overlaying.map { pair in
      ((pair.a.scale - pair.b.scale) / max(pair.a.scale.magnitude, pair.b.scale.magnitude)).magnitude
    }
    guard let most = differences.max(), most > InferredConvention.tolerance else { return }
    sentences.append(
      "scales: differ by up to \(Measure.part(most)) at the same resolution; the scales have no effect on where tiles are"
    )
  }

  private mutating func addFacts() {
    if let first = a.scheme.effectiveDotsPerInch, let second = b.scheme.effectiveDotsPerInch, first != second {
      sentences.append("DPI: \(number(first)) in A, \(number(second)) in B; the DPI has no effect on where tiles are")
    }
    if let first = a.imageFormat, let second = b.imageFormat, first != second {
      sentences.append("image format: \(first.name) in A, \(second.name) in B")
    }
  }

  private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
}

extension TilingScheme {
  /// The number of tiles of this scheme that make up one tile of the other, such as `2 × 2`.
  ///
  /// - Returns: `nil` if the other tile size is smaller, or is not a multiple of this one.
  fileprivate func tilesPerTile(of other: TilingScheme) -> String? {
    guard tileWidth > 0, tileHeight > 0, other.tileWidth >= tileWidth, other.tileHeight >= tileHeight,
      other.tileWidth.isMultiple(of: tileWidth), other.tileHeight.isMultiple(of: tileHeight)
    else { return nil }
    return "\(other.tileWidth / tileWidth) × \(other.tileHeight / tileHeight)"
  }
}
