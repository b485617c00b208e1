/// Two levels of about the same resolution, and the positions of their tiles relative to each other.
public struct LevelAlignment: Hashable, Sendable {
  /// The result of comparing the drift and the offset of a pair with the tolerance of the `GridAlignment`.
  public enum State: String, Sendable {
    /// The tiles' edges coincide within the tolerance.
    case overlays
    /// The resolutions agree, but the tiles' edges do not coincide.
    case isOff
    /// The resolutions differ so much that the drift across the extent reaches the tolerance.
    case drifts
  }

  /// The level of the first scheme.
  public let a: LevelOfDetail
  /// The level of the second scheme; its number may differ from that of `a`.
  public let b: LevelOfDetail
  /// Whether the pair overlays, and if not, why.
  public let state: State
  /// The size of the pixels in which offsets and drift are measured, in map units: the finer of the two resolutions.
  public let pixelSize: Double
  /// The distance of the origins from a whole number of tiles, from west to east, in pixels. This and the following
  /// distances are infinite if the numbers are too large for the computation.
  public let originOffsetX: Double
  /// The same from south to north.
  public let originOffsetY: Double
  /// The rows and columns to add to a tile of `a` to get the same tile of `b`. `nil` if the tiles differ in size, or
  /// the numbers exceed `Int`.
  public let tileShift: TileCoordinate?
  /// The drift caused by the difference of the resolutions from one side of the extent to the other, along its longer
  /// side, in pixels.
  public let driftPixels: Double
  /// The largest distance of a tile's edge from that of the other grid within the extent, in pixels. It includes the
  /// drift between the origins and the extent, because the grids start at their origins.
  public let extentOffsetPixels: Double
  /// The indices of the levels in their schemes.
  let aIndex: Int
  let bIndex: Int

  init(_ placement: LevelPlacement, tolerance: Double, finestCommonResolution: Double) {
    a = placement.a.level
    b = placement.b.level
    aIndex = placement.a.index
    bIndex = placement.b.index
    pixelSize = placement.pixelSize
    originOffsetX = placement.x.originOffset
    originOffsetY = placement.y.originOffset
    tileShift = placement.tileShift
    driftPixels = placement.driftPixels
    extentOffsetPixels = max(placement.x.extentOffset, placement.y.extentOffset)
    let offset = max(originOffsetX, originOffsetY) * pixelSize
    state =
      !(driftPixels < tolerance)
      ? .drifts
      : offset <= tolerance * finestCommonResolution && extentOffsetPixels <= tolerance ? .overlays : .isOff
  }

  /// The difference of the resolutions as a fraction of the coarser one; above 0 if that of `b` is coarser.
  public var resolutionDifference: Double {
    (b.resolution - a.resolution) / max(a.resolution, b.resolution)
  }

  /// The distance of the origins from a whole number of tiles, in pixels, in the direction in which it is larger.
  public var originOffsetPixels: Double { max(originOffsetX, originOffsetY) }
}
