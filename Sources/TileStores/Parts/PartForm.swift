/// How the parts of a plan leave the tiles of a result.
package enum PartForm: Hashable, Sendable {
  /// As the files of the result: bundles.
  case bundles(CompactV2Store)
  /// As the files of the result: one for each tile of an exploded cache.
  case files
  /// As bundles, from which the end writes the result: only one process can write a package, a database or an archive, and
  /// only the whole has the values by which folders of other programs are named.
  case kept

  /// The form for a store.
  package init(_ store: any TileStore) {
    if let store = store as? CompactV2Store {
      self = .bundles(store)
    } else {
      self = store is ExplodedStore ? .files : .kept
    }
  }

  /// Whether the files of the parts are those of the result.
  package var isFinal: Bool { self != .kept }

  /// The folder of the levels, below the directory of the parts.
  var tileFolder: String {
    switch self {
    case .bundles(let store): store.tileFolder
    case .files: "_alllayers"
    case .kept: "tile"
    }
  }

  /// The number of records in the headers of bundles.
  var recordCount: Int {
    if case .bundles(let store) = self { store.recordCount } else { 0 }
  }
}
