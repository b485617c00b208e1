import Diagnostics
import TilingSchemes

/// The faults in the options of a new scheme that show without the map: values that contradict each other, that are
/// missing, or that ArcGIS does not support.
struct NewSchemeOptions {
  let options: CacheOptions
  /// The scheme from which values are inherited; `nil` if there is none.
  let like: LikeScheme?

  /// Notes the faults, except those that may only result from a known one.
  func check(_ faults: inout CreationFaults) {
    if let like {
      faults.note { () throws(CreationError) in try like.checkLevels(options) }
    } else {
      if options.levels != nil {
        faults.add(
          .usage(.levels, "selects levels of a predefined scheme; this scheme is new, so give its scales instead"))
      }
      if options.addedLevels != nil {
        faults.add(
          .usage(
            .addLevels, "adds levels to those of an existing scheme; give the scheme with \(parameter: .like)"))
      }
    }
    faults.note { () throws(CreationError) in try checkTileSize() }
    if options.resolutions != nil {
      checkResolutions(&faults)
    } else {
      checkScales(&faults)
    }
  }

  /// - Throws: `CreationError.usage` if ArcGIS does not support the size (`Reference/arcgis-tools.md`) and other sizes
  ///   are not allowed.
  private func checkTileSize() throws(CreationError) {
    guard let size = options.tileSize, !options.allowsNonstandard, ![128, 256, 512, 1024].contains(size) else { return }
    throw .usage(
      .tileSize,
      "tiles of \(size) px are not supported by ArcGIS (128, 256, 512, 1024); "
        + "\(parameter: .allowNonstandard) allows them")
  }

  private func checkResolutions(_ faults: inout CreationFaults) {
    if options.scales != nil || options.scalesType == .standard || options.scalesType == .custom {
      faults.add(.usage(.resolutions, "gives the levels by their resolutions; leave out the scales and their type"))
    }
  }

  private func checkScales(_ faults: inout CreationFaults) {
    switch options.scalesType {
    case .cellSize where !faults.explain(missing: .resolutions, .scales):
      faults.add(
        .usage(.resolutions, "is missing; CELL_SIZE needs a list, for example \(parameter: .resolutions) \"20;10;5\""))
    case .custom where options.scales == nil && !faults.explain(missing: .scales):
      faults.add(
        .usage(.scales, "CUSTOM scales need a list, for example \(parameter: .scales) \"500000;250000;125000\""))
    // A list implies the type CUSTOM, because it has no other meaning.
    case .standard where options.scales != nil:
      faults.add(
        .usage(
          .scales, "a list of scales is CUSTOM, but \(parameter: .scalesType) is STANDARD; leave out one of the two"))
    default: break
    }
  }
}
