/// The reason why the map of a report cannot show the level that the request names.
public enum MapLevelError: Error, Hashable, Sendable {
  /// The most tiles in the range of the region that a map shows.
  public static let tileLimit = MapLevel.tileLimit

  /// The level is not among the levels of the forecast.
  case unknown(Int, levels: [Int])
  /// The level has more tiles in the range of the region than a map shows: the level; the number of tiles, `nil` if
  /// they cannot be counted; the finest level that is possible, `nil` if there is none.
  case tooManyTiles(Int, tiles: Int?, drawable: Int?)
  /// No level can be drawn: each level has too many tiles in the region, or none.
  case nothing
}
