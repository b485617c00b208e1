/// The result of comparing the grids of two schemes.
public enum AlignmentVerdict: String, CaseIterable, Sendable {
  /// Tiles with the same level, row and column have the same size and cover the same ground in both schemes.
  case identical
  /// Every level of the scheme with fewer levels overlays a level of the other scheme.
  case overlay
  /// Some levels overlay.
  case partial
  /// No level overlays another.
  case never
}

/// Why no level of one scheme overlays a level of another.
public enum AlignmentObstacle: Hashable, Sendable {
  /// One of the schemes has no levels.
  case noLevels
  /// No level of one scheme has about the same resolution as a level of the other.
  case noCommonResolution
  /// Levels have about the same resolutions but drift; the payload is the pair with the largest drift.
  case drift(LevelAlignment)
  /// Levels correspond, but the origins do not differ by a whole number of tiles; the payload is the finest pair.
  case originOff(LevelAlignment)
}
