import Diagnostics
import SchemeFormats
import SourceText
import TilingSchemes

/// The levels that get tiles: all, or those between a minimum and a maximum scale.
///
/// Source: ArcGIS Pro, “Manage Tile Cache”, `min_cached_scale` and `max_cached_scale`: they need not be the first and
/// the last scale of the scheme.
struct ScaleLimits {
  /// Relative. People copy scales with about seven digits from a web page.
  private static let tolerance = 1e-6

  /// The levels within the limits, in the order of the scheme.
  let levels: [LevelOfDetail]
  /// The scale denominator of the coarsest of these levels; `nil` if the request has no limits.
  let coarsestScale: Double?
  /// The scale denominator of the finest of these levels; `nil` if the request has no limits.
  let finestScale: Double?

  init(
    _ options: CacheOptions, _ scheme: TilingScheme, form: CacheForm, _ notes: inout PlanNotes
  ) throws(CreationError) {
    guard options.minScale != nil || options.maxScale != nil else {
      levels = scheme.levels
      coarsestScale = nil
      finestScale = nil
      return
    }
    let upper = (options.minScale ?? .infinity) * (1 + Self.tolerance)
    let lower = (options.maxScale ?? 0) * (1 - Self.tolerance)
    levels = scheme.levels.filter { (lower...upper).contains($0.scale) }
    let scales = levels.map(\.scale)
    let all = scheme.levels.map(\.scale)
    guard let coarsest = scales.max(), let finest = scales.min() else {
      throw .usage(
        options.minScale == nil ? .maxScale : .minScale,
        "no level is within the limits; the scales are 1:\(OptionValue.shortest(all.max() ?? 0)) to "
          + "1:\(OptionValue.shortest(all.min() ?? 0))")
    }
    coarsestScale = coarsest
    finestScale = finest
    let numbers = levels.map(\.number)
    notes.add(
      "levels with tiles: \(numbers.min() ?? 0) to \(numbers.max() ?? 0), 1:\(OptionValue.shortest(coarsest)) to "
        + "1:\(OptionValue.shortest(finest)); the scheme keeps all \(counted(scheme.levels.count, "level"))")
    addUnreached(options, coarsest: all.max() ?? 0, finest: all.min() ?? 0, &notes)
    if form == .legacy {
      notes.add("conf.xml has no field for the limits of scales; only the folders of the tiles show them")
    }
  }

  /// Adds a notice for a limit beyond the scales of the scheme: the user may expect levels up to it.
  private func addUnreached(_ options: CacheOptions, coarsest: Double, finest: Double, _ notes: inout PlanNotes) {
    if let limit = options.maxScale, limit < finest * (1 - Self.tolerance) {
      notes.add(
        "\(parameter: .maxScale) 1:\(OptionValue.shortest(limit)) is not reached: the finest scale of the scheme is "
          + "1:\(OptionValue.shortest(finest))")
    }
    if let limit = options.minScale, limit > coarsest * (1 + Self.tolerance) {
      notes.add(
        "\(parameter: .minScale) 1:\(OptionValue.shortest(limit)) is not reached: the coarsest scale of the scheme is "
          + "1:\(OptionValue.shortest(coarsest))")
    }
  }
}
