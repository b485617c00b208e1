/// Whether two schemes can belong to the same grid.
public enum GridKinship: Hashable, Sendable {
  /// In the range of resolutions that both schemes have, every level of the scheme with fewer levels there overlays a
  /// level of the other. Outside that range each scheme may have more levels; `AlignmentVerdict.overlay` permits that
  /// only to one of them.
  case together
  /// Levels in the common range differ.
  case apart
  /// The schemes have no common level, but a third scheme could contain the levels of both.
  case unrelated
}

extension GridAlignment {
  /// Whether the origins alone show that two schemes with a level of the same resolution do not align. This is much
  /// faster than an alignment, and false does not mean that they align.
  package static func originsKeepApart(
    _ a: TilingScheme, _ b: TilingScheme, sharing resolution: Double, tolerance: Double
  ) -> Bool {
    // If levels have their own origins, those of the schemes decide nothing.
    guard !a.variesByLevel, !b.variesByLevel else { return false }
    let level = IndexedLevel(index: 0, level: LevelOfDetail(number: 0, resolution: resolution, scale: 1))
    // Equal resolutions do not drift, so the extent has no influence.
    let placement = LevelPlacement(a, b, level, level, over: Envelope(xMin: 0, yMin: 0, xMax: 0, yMax: 0))
    return !(max(placement.x.originOffset, placement.y.originOffset) <= tolerance)
  }

  /// Whether both schemes can belong to the same grid.
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
