import Diagnostics
import TilingSchemes

/// Checks that every tile of the extent can have a row and a column. ArcGIS would detect a problem only while it makes
/// tiles.
enum GridChecks {
  /// ArcGIS's limit for rows and columns. Source: ArcGIS Pro, analyzer 003418.
  static let lastIndex = 2_147_483_647

  /// - Parameter levels: the option that determines the levels; errors refer to it.
  static func check(
    _ scheme: TilingScheme, _ extent: Envelope, levels: CreateOption
  ) throws(CreationError) {
    // The origin is checked first: rows and columns are counted from it.
    try checkOrigin(scheme, extent)
    try checkIndexes(scheme, extent, option: levels)
  }

  /// The origin must be at or above, and at or left of, the upper left corner of the extent. Half a pixel of the finest
  /// level is allowed for rounding.
  private static func checkOrigin(_ scheme: TilingScheme, _ extent: Envelope) throws(CreationError) {
    let tolerance = (scheme.levels.map(\.resolution).min() ?? 0) / 2
    let right = scheme.origin.x - extent.xMin
    let below = extent.yMax - scheme.origin.y
    var faults: [String] = []
    if right > tolerance {
      faults.append(
        "\(mapUnits(right)) right of the left edge of the extent (x = \(OptionValue.shortest(extent.xMin)))")
    }
    if below > tolerance {
      faults.append(
        "\(mapUnits(below)) below the upper edge of the extent (y = \(OptionValue.shortest(extent.yMax)))")
    }
    guard faults.isEmpty else {
      throw .usage(
        .origin,
        "the tile origin \(OptionValue.shortest(scheme.origin.x)), \(OptionValue.shortest(scheme.origin.y)) is "
          + "\(faults.joined(separator: " and ")), so tiles would get negative rows or columns")
    }
  }

  private static func mapUnits(_ distance: Double) -> String {
    distance == 1 ? "1 map unit" : "\(OptionValue.shortest(distance)) map units"
  }

  /// The row and the column of the last tile must be within ArcGIS's limit. Levels are checked from the coarsest, so
  /// that the error can name the finest level that is possible.
  private static func checkIndexes(
    _ scheme: TilingScheme, _ extent: Envelope, option: CreateOption
  ) throws(CreationError) {
    let levels = scheme.levels.sorted { $0.resolution > $1.resolution }
    for (index, level) in levels.enumerated() {
      guard let range = scheme.tiles(covering: extent, level: level), range.rows.upperBound - 1 <= lastIndex,
        range.columns.upperBound - 1 <= lastIndex
      else {
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
  }
}
