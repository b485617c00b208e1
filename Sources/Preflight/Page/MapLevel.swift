/// Chooses the level whose tiles the map of a report shows.
struct MapLevel {
  /// The most tiles in the range of the region that are drawn. Our own choice: 100 × 100 tiles of three pixels each.
  static let tileLimit = 10_000
  /// The most rows and columns whose tiles can be distinguished at a glance.
  private static let comfortable = 12

  private let levels: [LevelForecast]

  init(_ levels: [LevelForecast]) { self.levels = levels }

  /// The finest level whose tiles can be distinguished, otherwise the level with the fewest tiles; `nil` if every level
  /// has too many.
  var usual: LevelForecast? {
    let drawable = levels.filter(Self.isDrawable)
    let comfortable = drawable.filter { level in
      guard let range = level.range else { return false }
      return range.rows.count <= Self.comfortable && range.columns.count <= Self.comfortable
    }
    return Self.finest(comfortable) ?? drawable.min { Self.tiles($0) < Self.tiles($1) }
  }

  /// The level that the user names.
  ///
  /// - Throws: `MapLevelError` if the level does not exist, or has too many tiles to be drawn.
  func asked(_ number: Int) throws(MapLevelError) -> LevelForecast {
    guard let level = levels.first(where: { $0.number == number }) else {
      throw .unknown(number, levels: levels.map(\.number))
    }
    guard !Self.isDrawable(level) else { return level }
    throw .tooManyTiles(
      number, tiles: level.range?.count, drawable: Self.finest(levels.filter(Self.isDrawable))?.number)
  }

  /// A level without tiles would be an empty grid.
  private static func isDrawable(_ level: LevelForecast) -> Bool {
    (level.count?.tiles ?? 0) > 0 && tiles(level) <= tileLimit
  }

  private static func tiles(_ level: LevelForecast) -> Int { level.range?.count ?? .max }

  private static func finest(_ levels: [LevelForecast]) -> LevelForecast? {
    levels.min { $0.tileWidth < $1.tileWidth }
  }
}
