/// Two levels of about the same resolution, and how their tiles lie to each other.
public struct LevelAlignment: Hashable, Sendable {
  /// What the drift and the offset of a pair come to, each held against the tolerance of the `GridAlignment`.
  public enum State: String, Sendable {
    /// The tiles' edges coincide within the tolerance.
    case overlays
    /// The resolutions agree, and the tiles' edges are apart.
    case isOff
    /// The resolutions differ so much that the drift across the extent reaches the tolerance.
    case drifts
  }

  /// The level of the first scheme.
  public let a: LevelOfDetail
  /// The level of the second scheme; its number may differ from that of `a`.
  public let b: LevelOfDetail
  /// Whether the pair overlays, and if not, what keeps it from that.
  public let state: State
  /// Map units of the pixels in which offsets and drift are measured: the finer of the two resolutions.
  public let pixelSize: Double
  /// How far the origins are from a whole number of tiles, from west to east in pixels. Infinite where the numbers are
  /// too large to tell, as in the following ones.
  public let originOffsetX: Double
  /// The same from south to north.
  public let originOffsetY: Double
  /// What is added to the row and column of a tile of `a` to get that of `b`; `nil` where the tiles differ in size, or
  /// the numbers are beyond `Int`.
  public let tileShift: TileCoordinate?
  /// What the difference of the resolutions makes from one side of the extent to the other, in pixels, along its longer
  /// side.
  public let driftPixels: Double
  /// How far a tile's edge is from that of the other grid where it is most within the extent, in pixels. The grids begin
  /// at their origins, so the drift between there and the extent counts.
  public let extentOffsetPixels: Double
  /// Their places among the levels of their schemes.
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

  /// The difference of the resolutions as a part of the coarser one; above 0 where that of `b` is coarser.
  public var resolutionDifference: Double {
    (b.resolution - a.resolution) / max(a.resolution, b.resolution)
  }

  /// How far the origins are from a whole number of tiles, in pixels, in the direction in which it is more.
  public var originOffsetPixels: Double { max(originOffsetX, originOffsetY) }
}
