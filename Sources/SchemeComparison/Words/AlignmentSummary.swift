package import TilingSchemes

/// An alignment in one line, such as “overlay at levels 3–17 of B; level 18 of A has no counterpart”.
///
/// The line starts with the verdict, so that a reader of many lines finds it at once.
package struct AlignmentSummary {
  private let alignment: GridAlignment
  private let a: String
  private let b: String

  /// - Parameters:
  ///   - alignment: the alignment that is described.
  ///   - a: the name of the first scheme in the sentence.
  ///   - b: the name of the second scheme in the sentence.
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
    // Tiles of other sizes never have the rows and columns of the other scheme, so “exactly” would promise too much.
    case .overlay where !alignment.hasSameTileSize:
      return "overlay\(closeness ?? "") \(tileSizes.dropFirst(2))\(coverage)"
    case .overlay: return "overlay\(closeness ?? " exactly")\(coverage)"
    case .partial: return (["overlay\(closeness ?? "") at \(places)\(tileSizes)"] + reasons).joined(separator: "; ")
    case .never: return fitting ?? "do not overlay at any level: \(obstacle)"
    }
  }

  /// The same as `text`, but without the words “overlay exactly” if the rest says so too: in a line that already has a
  /// name and a colon, a second colon would be hard to read.
  package var textAfterName: String {
    guard alignment.verdict == .overlay, closeness == nil, alignment.coversA != alignment.coversB else { return text }
    return String("\(coverage)\(tileSizes)".dropFirst(2))
  }

  // MARK: Overlay

  // Levels are named by the numbers of the larger scheme: usually a base map, whose levels users know by heart.

  private var pairs: [LevelAlignment] { alignment.overlaying }
  private var levelsOfA: LevelNumbers { LevelNumbers(pairs.map(\.a.number)) }
  private var levelsOfB: LevelNumbers { LevelNumbers(pairs.map(\.b.number)) }
  private var hasSameNumbers: Bool { pairs.allSatisfy { $0.a.number == $0.b.number } }

  /// The tolerance, ` within 5 px`, if the user raised it and a pair of levels needs the raised value.
  ///
  /// The default of half a pixel is invisible on screen and counts as exact.
  private var closeness: String? {
    let usual = GridAlignment.defaultTolerance
    let isOff = pairs.contains { max($0.originOffsetPixels, $0.extentOffsetPixels, $0.driftPixels) > usual }
    return alignment.tolerance > usual && isOff ? " within \(Measure.pixels(alignment.tolerance)) px" : nil
  }

  /// Which levels overlay which.
  private var coverage: String {
    switch (alignment.coversA, alignment.coversB) {
    case (true, true):
      if hasSameNumbers { return ": all levels of both" }
      return ": all levels of both; \(levelsOfA.text) of \(a) \(verb(levelsOfA, "is", "are")) \(levelsOfB.text) of \(b)"
    case (true, false): return subset(levelsOfA, a, levelsOfB, b)
    default: return subset(levelsOfB, b, levelsOfA, a)
    }
  }

  /// The part of the sentence for a scheme all of whose levels overlay levels of a larger scheme.
  private func subset(_ own: LevelNumbers, _ name: String, _ others: LevelNumbers, _ other: String) -> String {
    let subject = own.isSingle ? ": the only level of \(name)" : ": all levels of \(name)"
    return subject + (hasSameNumbers ? "" : " (\(own.ranges))")
      + " \(verb(own, "overlays", "overlay")) \(others.text) of \(other)"
  }

  private func verb(_ levels: LevelNumbers, _ singular: String, _ plural: String) -> String {
    levels.isSingle ? singular : plural
  }

  private var places: String {
    "\(levelsOfB.text) of \(b)" + (hasSameNumbers ? "" : " (\(levelsOfA.text) of \(a))")
  }

  private var tileSizes: String {
    guard !alignment.hasSameTileSize else { return "" }
    let (first, second) = (alignment.a.tileSizeText, alignment.b.tileSizeText)
    return "; on screen only, because tiles are \(first) px in \(a) and \(second) px in \(b)"
  }

  // MARK: Reasons for a worse verdict

  private var reasons: [String] {
    var reasons: [String] = []
    func add(
      _ pairs: [LevelAlignment], _ singular: String, _ plural: String, _ measure: (LevelAlignment) -> Double
    ) {
      guard let most = pairs.map(measure).max() else { return }
      let levels = LevelNumbers(pairs.map(\.a.number))
      let limit = pairs.count == 1 ? "by" : "by up to"
      reasons.append(
        "\(levels.text) of \(a) \(verb(levels, singular, plural)) \(limit) \(Measure.pixels(most)) px")
    }
    // A level may be near two levels of the other scheme. If it overlays one of them, the other pair is not a fault.
    let good = (a: Set(pairs.map(\.a.number)), b: Set(pairs.map(\.b.number)))
    let others = alignment.levels.filter { !good.a.contains($0.a.number) && !good.b.contains($0.b.number) }
    let drifting = others.filter { $0.state == .drifts }
    add(drifting, "drifts", "drift", \.driftPixels)
    // Far from the tile origins, tiles are apart already where the extent begins. This is what a reader sees on the map.
    if let drift = drifting.map(\.driftPixels).max(), let offset = drifting.map(\.extentOffsetPixels).max(),
      offset > 1.5 * drift
    {
      reasons[reasons.count - 1] +=
        " and \(drifting.count == 1 ? "is" : "are") off by up to \(Measure.pixels(offset)) px in the extent"
    }
    add(others.filter { $0.state == .isOff }, "is off", "are off") { max($0.originOffsetPixels, $0.extentOffsetPixels) }
    let lonely = [(alignment.onlyInA, a), (alignment.onlyInB, b)].filter { !$0.0.isEmpty }
      .map { "\(LevelNumbers($0.0.map(\.level.number)).text) of \($0.1)" }
    if !lonely.isEmpty {
      let isOne = alignment.onlyInA.count + alignment.onlyInB.count == 1
      reasons.append("\(lonely.joined(separator: " and ")) \(isOne ? "has" : "have") no counterpart")
    }
    return reasons
  }

  /// The reason why no level overlays another, measured at the pair of levels that shows it best.
  private var obstacle: String {
    switch alignment.obstacle {
    case nil: return ""
    case .noLevels:
      return alignment.a.levels.isEmpty && alignment.b.levels.isEmpty
        ? "neither scheme has levels" : "\(alignment.a.levels.isEmpty ? a : b) has no levels"
    case .noCommonResolution: return "no level of \(a) has the same resolution as a level of \(b)"
    case .drift(let pair):
      return
        "the resolutions are similar but not the same, and drift by \(Measure.pixels(pair.driftPixels)) px across the extent "
        + "at \(place(pair))"
    case .originOff(let pair):
      guard pair.originOffsetPixels > alignment.tolerance else {
        return
          "the resolutions differ, and between the origin and the far side of the extent the tiles of \(place(pair)) "
          + "drift apart by \(Measure.pixels(pair.extentOffsetPixels)) px"
      }
      // If the tile sizes differ, the offset is given in the smaller tiles.
      let tiles = max(
        pair.originOffsetX / Double(min(alignment.a.tileWidth, alignment.b.tileWidth)),
        pair.originOffsetY / Double(min(alignment.a.tileHeight, alignment.b.tileHeight)))
      return
        "origin off by \(Measure.pixels(tiles)) tiles (\(Measure.pixels(pair.originOffsetPixels)) px) at \(place(pair))"
    }
  }

  /// Which levels fit if each is judged alone, though the verdict is that none overlays; `nil` if none fits.
  ///
  /// The verdict is that of the finest matching level: the same offset in map units is fewer pixels at a coarser one, and
  /// a reader who looks at coarse levels only would not believe that no level overlays.
  private var fitting: String? {
    let near = Set(alignment.unseenOffsets.map(\.a.number))
    let far = alignment.levels.map(\.a.number).filter { !near.contains($0) }
    guard !near.isEmpty, !far.isEmpty else { return nil }
    let (fitting, others) = (LevelNumbers(near), LevelNumbers(far))
    return "do not overlay as a whole: \(fitting.text) of \(a) \(verb(fitting, "fits", "fit")) within "
      + "\(Measure.pixels(alignment.tolerance)) px, but \(others.text) \(verb(others, "does", "do")) not: \(obstacle)"
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
