/// Whether two schemes can be parts of one grid.
public enum GridKinship: Hashable, Sendable {
  /// In the range of resolutions that both have, every level of the one with fewer levels there overlays one of the
  /// other. Beyond it either may have more levels, which `AlignmentVerdict.overlay` does not allow to both.
  case together
  /// Levels in that range differ.
  case apart
  /// They have no level in common, and nothing speaks against a third scheme that has those of both.
  case unrelated
}

extension GridAlignment {
  /// Whether the origins alone keep schemes apart that both have a level of one resolution. Much less work than an
  /// alignment; where the answer is no, only that can tell.
  package static func originsKeepApart(
    _ a: TilingScheme, _ b: TilingScheme, sharing resolution: Double, tolerance: Double
  ) -> Bool {
    // Where levels have origins of their own, those of the schemes tell nothing.
    guard !a.variesByLevel, !b.variesByLevel else { return false }
    let level = IndexedLevel(index: 0, level: LevelOfDetail(number: 0, resolution: resolution, scale: 1))
    // Without a drift the extent has no influence.
    let placement = LevelPlacement(a, b, level, level, over: Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0))
    return !(max(placement.x.originOffset, placement.y.originOffset) <= tolerance)
  }

  /// Whether both could be parts of one grid.
  public var kinship: GridKinship {
    let strangersInA = onlyInA.contains { $0.coarser != nil && $0.finer != nil }
    let strangersInB = onlyInB.contains { $0.coarser != nil && $0.finer != nil }
    let overlaying = overlaying
    let fitsA = !strangersInA && Set(levels.map(\.aIndex)).count == Set(overlaying.map(\.aIndex)).count
    let fitsB = !strangersInB && Set(levels.map(\.bIndex)).count == Set(overlaying.map(\.bIndex)).count
    guard fitsA || fitsB else { return .apart }
    return overlaying.isEmpty ? .unrelated : .together
  }
}
