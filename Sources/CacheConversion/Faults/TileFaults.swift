import CacheVerification
public import Diagnostics
public import TilingSchemes

/// The tiles of a conversion that violate one rule of `verify`: how many, and the first places.
public struct TileFaults: Sendable {
  /// The largest number of places that are kept for a rule.
  static let placeLimit = 20

  /// A tile with a fault. It was copied all the same.
  public struct Place: Hashable, Sendable {
    /// The number of the level in the result.
    public let level: Int
    /// The row and column of the tile; of the first tile of the bundle if the whole bundle is faulty.
    public let tile: TileCoordinate
    /// The fault, as a clause that follows the place.
    public let message: String
  }

  /// The rule.
  public let rule: RulePage
  /// The number of tiles, including those whose places are not kept.
  public private(set) var count: Int
  /// The first twenty places, in the order of level, row and column.
  public private(set) var places: [Place]

  init(_ fault: TileFault, count: Int = 1, at places: [TilePlace]) {
    rule = fault.page
    self.count = count
    self.places = places.map { Place(level: $0.level, tile: $0.tile, message: fault.message) }
  }

  mutating func add(_ other: TileFaults) {
    count += other.count
    places = Array(
      (places + other.places).sorted {
        ($0.level, $0.tile.row, $0.tile.column, $0.message) < ($1.level, $1.tile.row, $1.tile.column, $1.message)
      }.prefix(Self.placeLimit))
  }

  init(_ rule: RulePage, count: Int, places: [Place]) {
    self.rule = rule
    self.count = count
    self.places = places
  }

  /// Joins the faults of each rule, in the order of the rules.
  static func joined(_ faults: [TileFaults]) -> [TileFaults] {
    var byRule: [RulePage: TileFaults] = [:]
    for fault in faults {
      if byRule[fault.rule]?.add(fault) == nil { byRule[fault.rule] = fault }
    }
    return byRule.values.sorted { $0.rule.identifier < $1.rule.identifier }
  }
}

/// The place of a tile in a result.
struct TilePlace: Hashable, Comparable, Sendable {
  let level: Int
  let tile: TileCoordinate

  /// Level by level, bundle by bundle, and row by row in each: the order in which tiles are copied.
  static func < (first: TilePlace, second: TilePlace) -> Bool {
    let (corner, other) = (BundleCoordinate(of: first.tile), BundleCoordinate(of: second.tile))
    return (first.level, corner.row, corner.column, first.tile.row, first.tile.column)
      < (second.level, other.row, other.column, second.tile.row, second.tile.column)
  }
}
