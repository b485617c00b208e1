/// How two tiling schemes of one coordinate system lie to each other: which levels have the same resolution, and
/// whether their tiles have the same edges.
///
/// Two levels correspond when the drift that their resolutions make across an extent is less than the tolerance. Levels
/// that correspond overlay when the origins differ by a whole number of tiles, within the tolerance in pixels of the
/// finest level that corresponds, and no tile within the extent is off by more than the tolerance. Numbers of levels,
/// scales and dots per inch have no influence.
///
/// Everything is the same for (b, a) as for (a, b), with the sides exchanged.
public struct GridAlignment: Hashable, Sendable {
  /// The tolerance that the field uses: half a pixel.
  public static let defaultTolerance = 0.5

  /// The part of the coarser resolution by which two levels may differ to be held against each other at all.
  public static let nearness = 0.01

  /// The first scheme, as it was given.
  public let a: TilingScheme
  /// The second scheme, as it was given.
  public let b: TilingScheme
  /// In pixels.
  public let tolerance: Double
  /// The levels of `a` and `b` that have about the same resolution, from the coarsest; see `LevelPairing`.
  public let levels: [LevelAlignment]
  /// The levels of `a` that no level of `b` is near, from the coarsest.
  public let onlyInA: [LonelyLevel]
  /// The levels of `b` that no level of `a` is near, from the coarsest.
  public let onlyInB: [LonelyLevel]

  /// - Parameters:
  ///   - a: a scheme with any numbers in it; a level whose resolution is not above 0 is near none.
  ///   - b: a scheme in the same coordinate system.
  ///   - extent: where the grids are to line up, in map units.
  ///   - tolerance: in pixels, above 0.
  public init(
    _ a: TilingScheme, _ b: TilingScheme, over extent: Envelope, tolerance: Double = Self.defaultTolerance
  ) {
    let pairing = LevelPairing(a.levels, b.levels)
    let places = pairing.pairs.map { LevelPlacement(a, b, $0.a, $0.b, over: extent) }
    let common = places.filter { $0.driftPixels < tolerance }
    let finest = common.map(\.pixelSize).min() ?? 0
    let levels = places.map { LevelAlignment($0, tolerance: tolerance, finestCommonResolution: finest) }
    self.a = a
    self.b = b
    self.tolerance = tolerance
    self.levels = levels
    onlyInA = pairing.onlyInA
    onlyInB = pairing.onlyInB
  }

  /// The pairs that overlay.
  public var overlaying: [LevelAlignment] { levels.filter { $0.state == .overlays } }

  /// Whether every level of `a` overlays one of `b`.
  public var coversA: Bool { a.levels.count == Set(overlaying.map(\.aIndex)).count }

  /// Whether every level of `b` overlays one of `a`.
  public var coversB: Bool { b.levels.count == Set(overlaying.map(\.bIndex)).count }

  /// What the pairs come to; `identical` demands the same level numbers, tile sizes, rows and columns as well.
  public var verdict: AlignmentVerdict {
    guard !overlaying.isEmpty else { return .never }
    let (coversA, coversB) = (coversA, coversB)
    let isSame =
      coversA && coversB && hasSameTileSize
      && overlaying.allSatisfy { $0.a.number == $0.b.number && $0.tileShift == TileCoordinate(row: 0, column: 0) }
    return isSame ? .identical : coversA || coversB ? .overlay : .partial
  }

  /// The finest pair that corresponds.
  public var finestCommon: LevelAlignment? {
    levels.filter { $0.state != .drifts }.min { $0.pixelSize < $1.pixelSize }
  }

  /// Why no level overlays another; `nil` where one does.
  public var obstacle: AlignmentObstacle? {
    if verdict != .never { return nil }
    if a.levels.isEmpty || b.levels.isEmpty { return .noLevels }
    if let finestCommon { return .originOff(finestCommon) }
    return levels.max { $0.driftPixels < $1.driftPixels }.map(AlignmentObstacle.drift) ?? .noCommonResolution
  }

  /// Whether the tiles of both have the same number of pixels, at all levels that are paired.
  public var hasSameTileSize: Bool {
    levels.isEmpty
      ? a.tileWidth == b.tileWidth && a.tileHeight == b.tileHeight
      : levels.allSatisfy { a.tileSize(at: $0.a) == b.tileSize(at: $0.b) }
  }
}
