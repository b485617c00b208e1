import TilingSchemes

/// Gives the levels of a scheme the numbers that the same resolutions have in ArcGIS Online.
struct LevelRenumbering: Sendable {
  /// The number in ArcGIS Online for each level number of the scheme.
  let numbers: [Int: Int]
  let levels: [LevelOfDetail]

  /// - Throws: `ConversionObstacle` if the grid is not that of ArcGIS Online. Rows and columns are kept, so in another
  ///   grid the tiles would be in the wrong place.
  init(_ model: CacheDescription) throws(ConversionObstacle) {
    guard let scheme = model.scheme, let online = BuiltInScheme.named("arcgis-online")?.scheme else {
      throw .renumbering(.noScheme)
    }
    guard scheme.tileWidth == online.tileWidth, scheme.tileHeight == online.tileHeight else {
      throw .renumbering(.tileSize(width: scheme.tileWidth, height: scheme.tileHeight))
    }
    let finest = scheme.levels.map(\.resolution).min() ?? 1
    let offset = scheme.originOffset(from: online.origin, resolution: finest)
    // Half a pixel of the finest level: services round their origin differently in the last digits.
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
