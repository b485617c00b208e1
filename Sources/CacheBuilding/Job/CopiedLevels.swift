import CoordinateSystems
import TilingSchemes

/// The levels of a scheme whose tiles a service has in a cache of its own.
struct CopiedLevels: Sendable {
  private let numbers: [Int: Int]

  /// The largest distance of two grids that counts as none, in pixels.
  private static let tolerance = 1e-3

  /// - Returns: `nil` if the service has no cache, or its grid or image format differs.
  init?(_ input: ServiceInput, _ target: CacheTarget) {
    guard let cache = input.description.cache, !cache.variesByLevel,
      // Parameters such as layers change the pictures, but not the tiles.
      input.source.parameters.isEmpty, input.source.averagedAbove == nil,
      cache.tileWidth == target.scheme.tileWidth, cache.tileHeight == target.scheme.tileHeight,
      let format = input.description.cacheFormat, Self.isSame(format, target.image.format ?? .png),
      let own = cache.spatialReference ?? input.description.reference, own.isSameSystem(as: target.reference) == .same
    else { return nil }
    var numbers: [Int: Int] = [:]
    for level in target.scheme.levels {
      let (origin, other) = (target.scheme.origin(at: level), cache.origin)
      let distance = max((origin.x - other.x).magnitude, (origin.y - other.y).magnitude) / level.resolution
      guard distance < Self.tolerance else { continue }
      numbers[level.number] = cache.levels.first { ($0.resolution / level.resolution - 1).magnitude < 1e-9 }?.number
    }
    guard !numbers.isEmpty else { return nil }
    self.numbers = numbers
  }

  /// The number that the service gives to a level; `nil` if it does not have it.
  func number(of level: LevelOfDetail) -> Int? { numbers[level.number] }

  private static func isSame(_ first: TileImageFormat, _ second: TileImageFormat) -> Bool { first == second }
}
