import TilingSchemes

/// Gives the levels of a scheme the numbers that ArcGIS Online has for them.
struct LevelRenumbering: Sendable {
  /// ArcGIS Online's number for each of the scheme's.
  let numbers: [Int: Int]
  let levels: [LevelOfDetail]

  /// - Throws: `PlanningError` where the grid is not ArcGIS Online's: rows and columns stay, so the tiles would move.
  init(_ model: CacheDescription) throws(PlanningError) {
    guard let scheme = model.scheme, let online = BuiltInScheme.named("arcgis-online")?.scheme else {
      throw .failed("there is no scheme whose levels could be renumbered")
    }
    guard scheme.tileWidth == online.tileWidth, scheme.tileHeight == online.tileHeight else {
      throw .failed(
        "the tiles have \(scheme.tileWidth) × \(scheme.tileHeight) pixels, and those of ArcGIS Online 256 × 256")
    }
    let finest = scheme.levels.map(\.resolution).min() ?? 1
    let offset = scheme.originOffset(from: online.origin, resolution: finest)
    guard offset < 0.5 else {
      throw .failed("the tile origin is \(offset.rounded()) pixels from that of ArcGIS Online")
    }
    var numbers: [Int: Int] = [:]
    for level in scheme.levels {
      guard let match = online.levels.first(where: { abs($0.resolution / level.resolution - 1) < 1e-7 }) else {
        throw .failed("level \(level.level) has the resolution \(level.resolution), and ArcGIS Online none like it")
      }
      numbers[level.level] = match.level
    }
    self.numbers = numbers
    levels = online.levels
  }
}
