/// Why the map of a report cannot show the level that was asked for.
public enum MapLevelError: Error, Hashable, Sendable {
  /// The most tiles around the region that a map shows.
  public static let tileLimit = MapLevel.tileLimit

  /// The level is not among those of the forecast.
  case unknown(Int, levels: [Int])
  /// The level has more tiles around the region than a map shows, `nil` where they cannot be counted; the finest level that
  /// has few enough.
  case tooManyTiles(Int, tiles: Int?, drawable: Int?)
}
