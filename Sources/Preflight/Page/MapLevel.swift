/// The level whose tiles the map of a report shows.
struct MapLevel {
  /// The most tiles around the region that are drawn. A design choice of ours: 100 × 100, three pixels each.
  static let tileLimit = 10_000
  /// Rows, and columns, that are still told apart at a glance.
  private static let comfortable = 12

  private let levels: [LevelForecast]

  init(_ levels: [LevelForecast]) { self.levels = levels }

  /// The finest level with few enough tiles to be told apart, else the one with the fewest; `nil` where every level
  /// has too many.
  var usual: LevelForecast? {
    let drawable = levels.filter(Self.isDrawable)
    let comfortable = drawable.filter { level in
      guard let range = level.range else { return false }
      return range.rows.count <= Self.comfortable && range.columns.count <= Self.comfortable
    }
    return Self.finest(comfortable) ?? drawable.min { Self.tiles($0) < Self.tiles($1) }
  }

  /// The level that the user wants to see.
  ///
  /// - Throws: `MapLevelError` where there is no such level, or it has too many tiles to be drawn.
  func asked(_ number: Int) throws(MapLevelError) -> LevelForecast {
    guard let level = levels.first(where: { $0.number == number }) else {
      throw .unknown(number, levels: levels.map(\.number))
    }
    guard !Self.isDrawable(level) else { return level }
    throw .tooManyTiles(
      number, tiles: level.range?.count, drawable: Self.finest(levels.filter(Self.isDrawable))?.number)
  }

  private static func isDrawable(_ level: LevelForecast) -> Bool {
    (level.count?.tiles ?? 0) > 0 && tiles(level) <= tileLimit
  }

  private static func tiles(_ level: LevelForecast) -> Int { level.range?.count ?? .max }

  private static func finest(_ levels: [LevelForecast]) -> LevelForecast? {
    levels.min { $0.tileWidth < $1.tileWidth }
  }
}
