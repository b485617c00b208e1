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
