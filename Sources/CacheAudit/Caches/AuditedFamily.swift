public import TilingSchemes

/// Caches of an estate whose grids are equal or lie on each other.
public struct AuditedFamily: Sendable {
  /// The number of the family, from 1; the first has the most caches.
  public let number: Int
  /// How many caches are in the family.
  public let cacheCount: Int
  /// The path of its first cache.
  public let example: String
  /// The names of the built-in schemes on which all caches of the family lie.
  public let builtInNames: [String]
  /// The coordinate system.
  public let spatialReference: AuditedCache.SystemName
  /// The tile origin of the scheme with the most levels, in map units.
  public let origin: MapPoint
  /// The sizes of tiles in pixels, from the smallest.
  public let tileSizes: [TileSize]
  /// The resolutions of all caches in map units per pixel, from the coarsest.
  public let resolutions: [Double]
  /// The number of tiles of all caches.
  public let tiles: Int
  /// The bytes of these tiles.
  public let bytes: Int
}
