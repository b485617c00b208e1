import CoordinateSystems
import Diagnostics
import SourceText
import TilingSchemes

/// Checks that every tile of the extent can have a row and a column. ArcGIS would detect a problem only while it makes
/// tiles.
enum GridChecks {
  /// ArcGIS's limit for rows and columns. Source: ArcGIS Pro, analyzer 003418.
  static let lastIndex = 2_147_483_647

  /// - Parameters:
  ///   - levels: the option that determines the levels; errors refer to it.
  ///   - isPredefined: whether the scheme existed before. Its origin cannot be changed, and real services have extents
  ///     beyond it: their Web Mercator caches begin at 20037508, and ArcGIS states an extent up to 30240971.
  static func check(
    _ scheme: TilingScheme, _ extent: Envelope, levels: CreateOption, isPredefined: Bool, _ notes: inout PlanNotes
  ) throws(CreationError) {
    let finest = scheme.levels.map(\.resolution).min() ?? 0
    // The origin is checked first: rows and columns are counted from it.
    if !isPredefined {
      try checkOrigin(scheme.origin, of: scheme.spatialReference, extent, finest: finest)
    } else if let fault = originFault(scheme.origin, extent, finest: finest) {
      notes.warn("\(fault); the scheme is predefined, so the part of the map beyond its origin gets no tiles")
    }
    try checkIndexes(scheme, extent, option: levels)
  }

  /// Checks that the tiles of a new scheme have no negative rows and columns.
  ///
  /// - Parameter finest: the resolution of the finest level.
  static func checkOrigin(
    _ origin: MapPoint, of reference: SpatialReference?, _ extent: Envelope, finest: Double
  ) throws(CreationError) {
    guard let fault = originFault(origin, extent, finest: finest) else { return }
    // ArcGIS's default origin for degrees is in many scripts, also for maps in metres.
    if origin.x == -400, origin.y == 400, let system = reference?.resolveSystem(), system.kind != .geographic {
      throw .usage(
        .origin,
        "-400, 400 is an origin in degrees, but the map is in the unit \(system.unitName); leave out "
          + "\(parameter: .origin) to get the origin of ArcGIS for this system")
    }
    throw .usage(
      .origin,
      "\(fault), so tiles would get negative rows or columns; without \(parameter: .origin), the origin of ArcGIS for "
        + "this system is used")
  }

  /// Warns of an extent in degrees for a system in metres, and the reverse. The cache would be for some hundred metres.
  static func checkUnit(of extent: Envelope, in reference: SpatialReference, _ notes: inout PlanNotes) {
    guard let system = reference.resolveSystem(), let fault = MapUnits.fault(of: extent, in: system) else { return }
    let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { DecimalNumber.shortest($0) }
    notes.warn(
      "the extent is \(edges.joined(separator: ", ")), \(fault); give \(parameter: .extent) in the unit of the map")
  }

  /// The origin must be at or above, and at or left of, the upper left corner of the extent. Half a pixel of the finest
  /// level is allowed for rounding.
  ///
  /// - Returns: what is wrong, for people; `nil` if the extent is within the grid.
  private static func originFault(_ origin: MapPoint, _ extent: Envelope, finest: Double) -> String? {
    let tolerance = finest / 2
    let right = origin.x - extent.xMin
    let below = extent.yMax - origin.y
    var faults: [String] = []
    if right > tolerance {
      faults.append(
        "\(mapUnits(right)) right of the left edge of the extent (x = \(DecimalNumber.shortest(extent.xMin, significantDigits: 10)))"
      )
    }
    if below > tolerance {
      faults.append(
        "\(mapUnits(below)) below the upper edge of the extent (y = \(DecimalNumber.shortest(extent.yMax, significantDigits: 10)))"
      )
    }
    guard !faults.isEmpty else { return nil }
    return "the tile origin \(OptionValue.shortest(origin.x)), \(OptionValue.shortest(origin.y)) is "
      + faults.joined(separator: " and ")
  }

  private static func mapUnits(_ distance: Double) -> String {
    let text = DecimalNumber.shortest(distance, significantDigits: 8)
    return text == "1" ? "1 map unit" : "\(text) map units"
  }

  /// Warns of levels whose tiles cannot all be addressed, if the extent of the map is not known yet.
  ///
  /// - Parameter extent: a place in which tiles are likely, such as the first tile of the coarsest level.
  static func warnOfLargeIndexes(_ scheme: TilingScheme, _ extent: Envelope, _ notes: inout PlanNotes) {
    let large = scheme.levels.filter { !hasIndexes(scheme, extent, $0) }
    guard let first = large.max(by: { $0.resolution < $1.resolution }) else { return }
    notes.warn(
      "\(LevelNumbers(large.map(\.number)).text): tiles get rows or columns above \(lastIndex), from 1:"
        + "\(OptionValue.shortest(first.scale)) on; ArcGIS and most clients cannot show them, so leave out such levels")
  }

  /// Whether all tiles of an extent have a row and a column within the limit.
  private static func hasIndexes(_ scheme: TilingScheme, _ extent: Envelope, _ level: LevelOfDetail) -> Bool {
    guard let range = scheme.tiles(covering: extent, level: level) else { return false }
    return range.rows.upperBound - 1 <= lastIndex && range.columns.upperBound - 1 <= lastIndex
  }

  /// The row and the column of the last tile must be within ArcGIS's limit. Levels are checked from the coarsest, so
  /// that the error can name the finest level that is possible.
  private static func checkIndexes(
    _ scheme: TilingScheme, _ extent: Envelope, option: CreateOption
  ) throws(CreationError) {
    let levels = scheme.levels.sorted { $0.resolution > $1.resolution }
    guard let index = levels.firstIndex(where: { !hasIndexes(scheme, extent, $0) }) else { return }
    let level = levels[index]
    let safe =
      index == 0
      ? "no level is within the limit"
      : "the finest level within the limit is \(levels[index - 1].number), "
        + "1:\(OptionValue.shortest(levels[index - 1].scale))"
    throw .usage(
      option,
      "at level \(level.number), 1:\(OptionValue.shortest(level.scale)), tiles get rows or columns above "
        + "\(lastIndex), the limit of ArcGIS; \(safe)")
  }
}
