/// A comparison of the grids of two tiling schemes in the same coordinate system: which levels have the same
/// resolution, and whether their tiles have the same edges.
///
/// Two levels correspond if the drift between them across an extent is less than the tolerance. The drift follows from
/// the difference of their resolutions. Levels that correspond overlay if two conditions are met: the origins differ by
/// a whole number of tiles, within the tolerance in pixels of the finest level that corresponds; and no tile within the
/// extent is off by more than the tolerance. Level numbers, scales and dots per inch have no influence.
///
/// Every result for (b, a) equals that for (a, b), with the two schemes exchanged.
public struct GridAlignment: Hashable, Sendable {
  /// The tolerance that is usual in the field, in pixels: half a pixel.
  public static let defaultTolerance = 0.5

  /// The largest difference of resolutions at which two levels are compared, as a fraction of the coarser resolution.
  public static let nearness = 0.01

  /// The first scheme, unchanged.
  public let a: TilingScheme
  /// The second scheme, unchanged.
  public let b: TilingScheme
  /// The tolerance, in pixels.
  public let tolerance: Double
  /// The levels of `a` and `b` that have about the same resolution, from the coarsest; see `LevelPairing`.
  public let levels: [LevelAlignment]
  /// The levels of `a` without a level of `b` of about the same resolution, from the coarsest.
  public let onlyInA: [UnpairedLevel]
  /// The levels of `b` without a level of `a` of about the same resolution, from the coarsest.
  public let onlyInB: [UnpairedLevel]

  /// The pairs of levels that only the finest one shows to be off: their own offset is within the tolerance. The same
  /// offset in map units is fewer pixels at a coarser level.
  public var unseenOffsets: [LevelAlignment] {
    levels.filter { $0.state == .isOff && max($0.originOffsetPixels, $0.extentOffsetPixels) <= tolerance }
  }

  /// - Parameters:
  ///   - a: a scheme. Its values are not checked; a level whose resolution is not above 0 is paired with no level.
  ///   - b: a scheme in the same coordinate system.
  ///   - extent: the area in which the grids should coincide, in map units.
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

  /// Whether every level of `a` overlays a level of `b`.
  public var coversA: Bool { a.levels.count == Set(overlaying.map(\.aIndex)).count }

  /// Whether every level of `b` overlays a level of `a`.
  public var coversB: Bool { b.levels.count == Set(overlaying.map(\.bIndex)).count }

  /// The overall result; `identical` also requires the same level numbers, tile sizes, rows and columns.
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

  /// Why no level overlays another; `nil` if a level does.
  public var obstacle: AlignmentObstacle? {
    if verdict != .never { return nil }
    if a.levels.isEmpty || b.levels.isEmpty { return .noLevels }
    if let finestCommon { return .originOff(finestCommon) }
    return levels.max { $0.driftPixels < $1.driftPixels }.map(AlignmentObstacle.drift) ?? .noCommonResolution
  }

  /// Whether the tiles of both schemes have the same number of pixels at all paired levels.
  public var hasSameTileSize: Bool {
    levels.isEmpty
      ? a.tileWidth == b.tileWidth && a.tileHeight == b.tileHeight
      : levels.allSatisfy { a.tileSize(at: $0.a) == b.tileSize(at: $0.b) }
  }
}
