import TilingSchemes

/// What to do with a cache whose tiles do not have the numbers of those of the base map.
enum AlignmentAdvice {
  /// Sentences; `nil` if there is nothing to do.
  ///
  /// - Parameter baseMap: the name of the base map.
  static func text(_ alignment: EstateAlignment, on baseMap: String) -> String? {
    // Tiles cannot be moved to another grid: each would consist of parts of several others, at another resolution.
    let rebuild =
      "create a cache with the scheme of the base map (`tilescheme create SERVICE DIRECTORY --predefined \(baseMap)`), "
      + "and build its tiles from the source"
    switch alignment.kind {
    case .exact: return nil
    case .renumbered where BuiltInScheme.named(baseMap)?.name == "arcgis-online":
      return
        "Nothing, for clients that read the scheme of the cache. For others, copy the cache with the level numbers "
        + "of the base map: `tilescheme convert CACHE COPY --renumber \(baseMap)`."
    case .renumbered(let shift):
      return "Nothing, for clients that read the scheme of the cache. Others must add \(shift) to its level numbers."
    case .overlay:
      return
        "Nothing, for clients that read the scheme of the cache. For clients that address its tiles with the numbers "
        + "of the base map, \(rebuild)."
    case .partial:
      return
        "Remove the levels that do not lie on the base map (`tilescheme scales CACHE --remove SCALES`), or \(rebuild)."
    case .never:
      return "To show it with the base map, \(rebuild). Otherwise show it on a base map that has its own scheme."
    }
  }
}
