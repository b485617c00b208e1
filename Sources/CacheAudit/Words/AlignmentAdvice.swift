import Diagnostics
import TilingSchemes

/// What to do with a cache whose tiles do not have the numbers of those of the base map.
package enum AlignmentAdvice {
  /// The same for a list of caches, in one clause beside commands that have SCALES, NEW and RASTER; `nil` if there is
  /// nothing to do.
  package static func clause(_ alignment: EstateAlignment, on baseMap: String) -> String? {
    let rebuild = "build a new cache with the scheme of \(baseMap), here from a raster"
    switch alignment.kind {
    case .exact, .renumbered, .overlay: return nil
    case .partial: return "remove the SCALES that do not line up, which compare lists; or \(rebuild)"
    case .never: return "\(rebuild); or show this one on a base map that has its own scheme"
    }
  }

  /// Sentences with commands; `nil` if there is nothing to do.
  ///
  /// - Parameter baseMap: the name of the base map.
  static func message(_ alignment: EstateAlignment, on baseMap: String) -> Message? {
    // Tiles cannot be moved to another grid: each would consist of parts of several others, at another resolution.
    let rebuild: Message = """
      create a cache with the scheme of the base map (`tilescheme create SERVICE DIRECTORY \
      \(parameter: .predefinedScheme) \(baseMap)`), and build its tiles from the source
      """
    switch alignment.kind {
    case .exact: return nil
    case .renumbered where BuiltInScheme.named(baseMap)?.name == "arcgis-online":
      return
        """
        Nothing, for clients that read the scheme of the cache. For others, copy the cache with the level numbers of the \
        base map: `tilescheme convert CACHE COPY \(parameter: .renumber) \(baseMap)`.
        """
    case .renumbered:
      let meaning = alignment.kind.renumbering(on: baseMap) ?? ""
      return "Nothing, for clients that read the scheme of the cache. In others, \(meaning)."
    case .overlay:
      return
        """
        Nothing, for clients that read the scheme of the cache. For clients that address its tiles with the numbers of \
        the base map, \(rebuild).
        """
    case .partial:
      return
        """
        Remove the levels that do not lie on the base map (`tilescheme scales CACHE \(parameter: .remove) SCALES`), or \
        \(rebuild).
        """
    case .never:
      return "To show it with the base map, \(rebuild). Otherwise show it on a base map that has its own scheme."
    }
  }
}

extension ParameterName {
  fileprivate static let predefinedScheme = ParameterName(rawValue: "predefined")
  fileprivate static let renumber = ParameterName(rawValue: "renumber")
  fileprivate static let remove = ParameterName(rawValue: "remove")
}
