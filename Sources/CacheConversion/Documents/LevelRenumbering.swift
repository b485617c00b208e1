import TilingSchemes

/// Gives the levels of a scheme the numbers that ArcGIS Online has for them.
struct LevelRenumbering: Sendable {
  /// ArcGIS Online's number for each of the scheme's.
  let numbers: [Int: Int]
  let levels: [LevelOfDetail]

  /// - Throws: `ConversionObstacle` where the grid is not ArcGIS Online's: rows and columns stay, so the tiles would move.
  init(_ model: CacheDescription) throws(ConversionObstacle) {
    guard let scheme = model.scheme, let online = BuiltInScheme.named("arcgis-online")?.scheme else {
      throw .renumbering(.noScheme)
    }
    guard scheme.tileWidth == online.tileWidth, scheme.tileHeight == online.tileHeight else {
      throw .renumbering(.tileSize(width: scheme.tileWidth, height: scheme.tileHeight))
    }
    let finest = scheme.levels.map(\.resolution).min() ?? 1
    let offset = scheme.originOffset(from: online.origin, resolution: finest)
    guard offset < 0.5 else {
      throw .renumbering(.origin(offsetPixels: offset))
    }
    var numbers: [Int: Int] = [:]
    for level in scheme.levels {
      guard let match = online.levels.first(where: { abs($0.resolution / level.resolution - 1) < 1e-7 }) else {
        throw .renumbering(.resolution(level))
      }
      numbers[level.number] = match.number
    }
    self.numbers = numbers
    levels = online.levels
  }
}
