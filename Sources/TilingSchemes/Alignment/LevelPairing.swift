/// A level and its index in its scheme.
struct IndexedLevel: Hashable {
  let index: Int
  let level: LevelOfDetail
}

/// A level without a level of about the same resolution in the other scheme.
public struct LonelyLevel: Hashable, Sendable {
  /// The level, as its own scheme states it.
  public let level: LevelOfDetail
  /// The other scheme's next coarser level; `nil` if there is none.
  public let coarser: LevelOfDetail?
  /// The other scheme's next finer level; `nil` if there is none.
  public let finer: LevelOfDetail?
}

/// Pairs of levels of two schemes with about the same resolution.
///
/// A level is paired with the level of the nearest resolution in the other scheme, for both schemes, if the resolutions
/// differ by no more than `GridAlignment.nearness`. Neighbouring levels of ArcGIS differ by a factor of two or more,
/// whereas conventions of degrees and inches differ by a tenth of a percent.
struct LevelPairing {
  /// The pairs, from the coarsest.
  let pairs: [(a: IndexedLevel, b: IndexedLevel)]
  let onlyInA: [LonelyLevel]
  let onlyInB: [LonelyLevel]

  init(_ a: [LevelOfDetail], _ b: [LevelOfDetail]) {
    let (a, b) = (SortedLevels(a), SortedLevels(b))
    // Pairs found from both sides are kept once.
    var pairs = a.levels.compactMap { level in b.nearest(to: level).map { (a: level, b: $0) } }
    let seen = Set(pairs.map { Pair(a: $0.a.index, b: $0.b.index) })
    pairs += b.levels.compactMap { level in a.nearest(to: level).map { (a: $0, b: level) } }
      .filter { !seen.contains(Pair(a: $0.a.index, b: $0.b.index)) }
    self.pairs = pairs.sorted {
      ($1.a.level.resolution, $1.b.level.resolution, $0.a.index, $0.b.index)
        < ($0.a.level.resolution, $0.b.level.resolution, $1.a.index, $1.b.index)
    }
    onlyInA = a.lonely(beside: b, paired: Set(pairs.map(\.a.index)))
    onlyInB = b.lonely(beside: a, paired: Set(pairs.map(\.b.index)))
  }
}

/// The indices of two levels.
private struct Pair: Hashable {
  let a: Int
  let b: Int
}

/// The levels of a scheme from the coarsest; levels of the same resolution are in the order of their numbers.
private struct SortedLevels {
  let levels: [IndexedLevel]

  init(_ levels: [LevelOfDetail]) {
    self.levels = levels.enumerated().filter { $0.element.resolution > 0 && $0.element.resolution.isFinite }
      .map { IndexedLevel(index: $0.offset, level: $0.element) }
      .sorted { ($1.level.resolution, $0.level.number, $0.index) < ($0.level.resolution, $1.level.number, $1.index) }
  }

  /// The index of the first level that is finer than a resolution, or has that resolution and this or a higher number.
  private func position(_ resolution: Double, _ number: Int) -> Int {
    var (lower, upper) = (0, levels.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      let level = levels[middle].level
      if (resolution, level.number) < (level.resolution, number) { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  /// The level with the nearest resolution. Among several levels of that resolution, the level with the same number, or
  /// the first.
  func nearest(to other: IndexedLevel) -> IndexedLevel? {
    let resolution = other.level.resolution
    let start = position(resolution, Int.min)
    let around = [start - 1, start].filter(levels.indices.contains).map { levels[$0].level.resolution }
    guard
      let nearest = around.min(by: { (1 / $0 - 1 / resolution).magnitude < (1 / $1 - 1 / resolution).magnitude }),
      (nearest - resolution).magnitude <= GridAlignment.nearness * max(nearest, resolution)
    else { return nil }
    let sameNumber = position(nearest, other.level.number)
    if levels.indices.contains(sameNumber), levels[sameNumber].level.resolution == nearest,
      levels[sameNumber].level.number == other.level.number
    {
      return levels[sameNumber]
    }
    return levels[position(nearest, Int.min)]
  }

  func lonely(beside other: SortedLevels, paired: Set<Int>) -> [LonelyLevel] {
    levels.filter { !paired.contains($0.index) }.map { indexed in
      let finer = other.position(indexed.level.resolution, Int.min)
      return LonelyLevel(
        level: indexed.level, coarser: finer > 0 ? other.levels[finer - 1].level : nil,
        finer: finer < other.levels.count ? other.levels[finer].level : nil)
    }
  }
}
