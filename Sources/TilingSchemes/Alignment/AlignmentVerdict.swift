/// What an alignment comes to.
public enum AlignmentVerdict: String, CaseIterable, Sendable {
  /// A tile has the same level, row, column and size in both, and covers the same ground.
  case identical
  /// Every level of the scheme with fewer levels overlays one of the other.
  case overlay
  /// Some levels overlay.
  case partial
  /// No level overlays another.
  case never

  init(_ levels: [LevelAlignment], _ a: TilingScheme, _ b: TilingScheme) {
    let overlaying = levels.filter { $0.state == .overlays }
    guard !overlaying.isEmpty else {
      self = .never
      return
    }
    // One by one, because two levels of a scheme can have one resolution, and one number.
    let coversA = a.levels.count == Set(overlaying.map(\.aIndex)).count
    let coversB = b.levels.count == Set(overlaying.map(\.bIndex)).count
    if coversA, coversB, a.tileWidth == b.tileWidth, a.tileHeight == b.tileHeight,
      overlaying.allSatisfy({ $0.a.level == $0.b.level && $0.tileShift == TileCoordinate(row: 0, column: 0) })
    {
      self = .identical
    } else {
      self = coversA || coversB ? .overlay : .partial
    }
  }
}

/// Why no level of a scheme overlays one of another.
public enum AlignmentObstacle: Hashable, Sendable {
  /// A scheme has no levels.
  case noLevels
  /// No level of one has about the resolution of a level of the other.
  case noCommonResolution
  /// Levels have about the same resolutions, and drift; the payload is the pair that drifts most.
  case drift(LevelAlignment)
  /// Levels correspond, and the origins do not differ by a whole number of tiles; the payload is the finest pair.
  case originOff(LevelAlignment)
}
