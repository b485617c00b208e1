package import SchemeFormats

/// What a cache is converted into.
package enum CacheTarget: String, CaseIterable, Sendable {
  /// conf.xml, conf.cdi and Compact V2 bundles.
  case legacy
  /// root.json, iteminfo.json and Compact V2 bundles.
  case readyToServe = "ready-to-serve"
  /// The same in one file.
  case tpkx
  /// conf.xml, conf.cdi and a file for each tile.
  case exploded

  /// The form of what stands beside the tiles.
  package var form: CacheForm {
    switch self {
    case .legacy, .exploded: .legacy
    case .readyToServe, .tpkx: .readyToServe
    }
  }
}
