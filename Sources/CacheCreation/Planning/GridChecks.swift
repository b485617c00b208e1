import Diagnostics
import TilingSchemes

/// What would be found out only while tiling: whether every tile of the extent can have a row and a column.
enum GridChecks {
  /// ArcGIS's limit for rows and columns. Source: ArcGIS Pro, analyzer 003418.
  private static let lastIndex = 2_147_483_647

  /// - Parameter levels: the option from which the levels come.
  static func check(
    _ scheme: TilingScheme, _ extent: Envelope, levels: CreateOption
  ) throws(CreationError) {
    try checkOrigin(scheme, extent)
    try checkIndexes(scheme, extent, option: levels)
  }

  /// The origin must be at or above and left of the extent; half a pixel of the finest level is rounding.
  private static func checkOrigin(_ scheme: TilingScheme, _ extent: Envelope) throws(CreationError) {
    let tolerance = (scheme.levels.map(\.resolution).min() ?? 0) / 2
    let right = scheme.origin.x - extent.xMin
    let below = extent.yMax - scheme.origin.y
    var faults: [String] = []
    if right > tolerance {
      faults.append(
        "\(OptionValue.shortest(right)) map units right of its left edge, \(OptionValue.shortest(extent.xMin))")
    }
    if below > tolerance {
      faults.append(
        "\(OptionValue.shortest(below)) map units below its upper edge, \(OptionValue.shortest(extent.yMax))")
    }
    guard faults.isEmpty else {
      throw .usage(
        .origin,
        "the tile origin \(OptionValue.shortest(scheme.origin.x)), \(OptionValue.shortest(scheme.origin.y)) is not at or "
          + "above and left of the full extent, so that tiles would get negative numbers: it lies "
          + "\(faults.joined(separator: " and "))")
    }
  }

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
          ? "no level is safe"
          : "the last safe level is \(levels[index - 1].number), 1:\(OptionValue.shortest(levels[index - 1].scale))"
        throw .usage(
          option,
          "at level \(level.number), 1:\(OptionValue.shortest(level.scale)), tiles get rows or columns beyond "
            + "\(lastIndex), ArcGIS's limit; \(safe)")
      }
    }
  }
}
