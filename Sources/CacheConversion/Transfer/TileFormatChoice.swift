import CacheVerification
import TileStores
import TilingSchemes

extension TileCensus {
  /// The format to declare for the copied tiles: that of the input if it fits all tiles, otherwise the one that they
  /// have.
  ///
  /// Tiles of other formats, such as WebP, cannot be declared; they are reported as faults.
  ///
  /// - Parameter declared: the format that the input declares, if any.
  /// - Returns: `nil` if the input declares none and the tiles do not show one.
  func format(declared: TileImageFormat?) -> TileImageFormat? {
    // A format that is unknown here cannot be compared.
    if case .other? = declared { return declared }
    var hasJPEG = false
    var hasPNG = false
    var hasLERC = false
    for kind in kinds {
      switch kind {
      case .jpeg: hasJPEG = true
      case .png: hasPNG = true
      case .lerc: hasLERC = true
      case .other: continue
      }
    }
    if hasJPEG, hasPNG { return .mixed }
    if let declared {
      let isFitting = kinds.allSatisfy { kind in
        if case .other = kind { true } else { TileExpectation.allows(kind, declared) }
      }
      if isFitting { return declared }
    }
    switch (hasJPEG, hasPNG, hasLERC) {
    case (true, false, false): return .jpeg
    // Any PNG may be in a cache that declares PNG, also several kinds.
    case (false, true, false): return .png
    case (false, false, true): return .lerc("LERC")
    default: return declared
    }
  }
}
