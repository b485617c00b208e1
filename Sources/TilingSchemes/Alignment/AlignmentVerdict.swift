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
