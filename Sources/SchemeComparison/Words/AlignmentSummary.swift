package import TilingSchemes

/// An alignment in one line, such as “overlay at levels 3–17 of B; level 18 of A lies between those of B”.
package struct AlignmentSummary {
  private let alignment: GridAlignment
  private let a: String
  private let b: String

  /// - Parameters:
  ///   - a: what the first scheme is called in the sentence.
  ///   - b: what the second scheme is called in the sentence.
  package init(_ alignment: GridAlignment, a: String = "A", b: String = "B") {
    self.alignment = alignment
    self.a = a
    self.b = b
  }

  package var text: String {
    switch alignment.verdict {
    case .identical:
      let count = alignment.a.levels.count
      return
        "identical\(closeness ?? ""): a tile has the same level, row and column in both (\(count == 1 ? "1 level" : "\(count) levels"))"
    case .overlay: return "overlay\(closeness ?? " exactly")\(coverage)\(tileSizes)"
    case .partial: return (["overlay\(closeness ?? "") at \(places)\(tileSizes)"] + reasons).joined(separator: "; ")
    case .never: return "never align: \(obstacle)"
    }
  }

  // MARK: Overlay

  private var pairs: [LevelAlignment] { alignment.overlaying }
  private var levelsOfA: LevelNumbers { LevelNumbers(pairs.map(\.a.number)) }
  private var levelsOfB: LevelNumbers { LevelNumbers(pairs.map(\.b.number)) }
  private var hasSameNumbers: Bool { pairs.allSatisfy { $0.a.number == $0.b.number } }

  /// How far tiles may be apart, where that is more than anyone would call exact, and some are.
  private var closeness: String? {
    let usual = GridAlignment.defaultTolerance
    let isOff = pairs.contains { max($0.originOffsetPixels, $0.extentOffsetPixels, $0.driftPixels) > usual }
    return alignment.tolerance > usual && isOff ? " within \(Measure.pixels(alignment.tolerance)) px" : nil
  }

  private var coverage: String {
    switch (alignment.coversA, alignment.coversB) {
    case (true, true):
      return ": all levels of both"
        + (hasSameNumbers ? "" : ", \(levelsOfA.ranges) of \(a) being \(levelsOfB.ranges) of \(b)")
    case (true, false):
      return " at \(levelsOfB.text) of \(b), which are all levels of \(a)"
        + (hasSameNumbers ? "" : ", there \(levelsOfA.ranges)")
    default:
      return " at \(levelsOfA.text) of \(a), which are all levels of \(b)"
        + (hasSameNumbers ? "" : ", there \(levelsOfB.ranges)")
    }
  }

  private var places: String {
    "\(levelsOfB.text) of \(b)" + (hasSameNumbers ? "" : ", \(levelsOfA.ranges) of \(a)")
  }

  private var tileSizes: String {
    guard !alignment.hasSameTileSize else { return "" }
    return "; on screen, not as files: tiles of \(alignment.a.tileSizeText) against \(alignment.b.tileSizeText) px"
  }

  // MARK: What keeps them from more

  private var reasons: [String] {
    var reasons: [String] = []
    func add(_ pairs: [LevelAlignment], _ what: String, _ measure: (LevelAlignment) -> Double) {
      guard let most = pairs.map(measure).max() else { return }
      let place = "\(LevelNumbers(pairs.map(\.a.number)).text) of \(a)"
      reasons.append("\(place): \(what) \(pairs.count == 1 ? "by" : "by up to") \(Measure.pixels(most)) px")
    }
    // A level that overlays one of the other does not matter for another that it is near.
    let good = (a: Set(pairs.map(\.a.number)), b: Set(pairs.map(\.b.number)))
    let others = alignment.levels.filter { !good.a.contains($0.a.number) && !good.b.contains($0.b.number) }
    add(others.filter { $0.state == .drifts }, "drift", \.driftPixels)
    add(others.filter { $0.state == .isOff }, "off") { max($0.originOffsetPixels, $0.extentOffsetPixels) }
    let lonely = [(alignment.onlyInA, a), (alignment.onlyInB, b)].filter { !$0.0.isEmpty }
      .map { "\(LevelNumbers($0.0.map(\.level.number)).text) of \($0.1)" }
    if !lonely.isEmpty {
      let isOne = alignment.onlyInA.count + alignment.onlyInB.count == 1
      reasons.append("\(lonely.joined(separator: " and ")) \(isOne ? "has" : "have") no counterpart")
    }
    return reasons
  }

  private var obstacle: String {
    switch alignment.obstacle {
    case nil: return ""
    case .noLevels:
      return alignment.a.levels.isEmpty && alignment.b.levels.isEmpty
        ? "neither has levels" : "\(alignment.a.levels.isEmpty ? a : b) has no levels"
    case .noCommonResolution: return "no level of \(a) has the resolution of a level of \(b)"
    case .drift(let pair):
      return
        "the resolutions are near and not the same: a drift of \(Measure.pixels(pair.driftPixels)) px across the extent at "
        + place(pair)
    case .originOff(let pair):
      guard pair.originOffsetPixels > alignment.tolerance else {
        return
          "the resolutions differ, and from the origin to the far side of the extent tiles of \(place(pair)) "
          + "come apart by \(Measure.pixels(pair.extentOffsetPixels)) px"
      }
      let tiles = max(
        pair.originOffsetX / Double(min(alignment.a.tileWidth, alignment.b.tileWidth)),
        pair.originOffsetY / Double(min(alignment.a.tileHeight, alignment.b.tileHeight)))
      return
        "origin off by \(Measure.pixels(tiles)) tiles (\(Measure.pixels(pair.originOffsetPixels)) px) at \(place(pair))"
    }
  }

  private func place(_ pair: LevelAlignment) -> String {
    pair.a.number == pair.b.number
      ? "level \(pair.a.number)" : "level \(pair.a.number) of \(a) and \(pair.b.number) of \(b)"
  }
}

extension TilingScheme {
  /// `256`, or `256 × 512`.
  var tileSizeText: String { tileWidth == tileHeight ? "\(tileWidth)" : "\(tileWidth) × \(tileHeight)" }
}
