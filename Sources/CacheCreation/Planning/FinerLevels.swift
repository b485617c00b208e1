import TilingSchemes

/// Levels that continue a list of levels, each finer by the ratio of its last levels.
struct FinerLevels {
  /// Relative. Files state resolutions with at least seven digits, so the ratios of a halving list are 2 within this.
  private static let tolerance = 1e-6

  /// The new levels, the coarsest first, with the numbers that follow.
  let levels: [LevelOfDetail]

  /// - Parameters:
  ///   - existing: the levels that are continued, in any order.
  ///   - count: how many levels are added.
  /// - Returns: `nil` if there is only one level, or the last three have no constant ratio: the next scale of
  ///   1:250,000, 1:125,000, 1:64,000 is a choice and does not follow from them.
  init?(after existing: [LevelOfDetail], count: Int) {
    let sorted = existing.sorted { $0.resolution > $1.resolution }
    guard let last = sorted.last, sorted.count > 1 else { return nil }
    let end = sorted.suffix(3)
    let ratios = zip(end, end.dropFirst()).map { $0.resolution / $1.resolution }
    guard let first = ratios.first, first > 1, first.isFinite,
      ratios.allSatisfy({ ($0 - first).magnitude <= Self.tolerance * first })
    else { return nil }
    // Dividing by a whole number repeats no rounding of the file, so that tiles nest exactly.
    let ratio = (first - first.rounded()).magnitude <= Self.tolerance ? first.rounded() : first
    var level = last
    let number = existing.map(\.number).max() ?? last.number
    var added: [LevelOfDetail] = []
    for step in 1...max(count, 1) {
      level = LevelOfDetail(number: number + step, resolution: level.resolution / ratio, scale: level.scale / ratio)
      added.append(level)
    }
    levels = added
  }
}
