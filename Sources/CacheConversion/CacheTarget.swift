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
  /// An MBTiles database, of Web Mercator grids only.
  case mbtiles

  /// Whether it is one file, and not a directory.
  package var isFile: Bool { self == .tpkx || self == .mbtiles }

  /// The form of what stands beside the tiles.
  package var form: CacheForm {
    switch self {
    case .legacy, .exploded: .legacy
    // The metadata of a database is made from what would stand beside the tiles.
    case .readyToServe, .tpkx, .mbtiles: .readyToServe
    }
  }
}
