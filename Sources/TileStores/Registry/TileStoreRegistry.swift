public import FileAccess
public import SystemPackage

/// All stores of tiles. Nothing that a store is built on may name it, or each store would depend on all.
public enum TileStoreRegistry {
  /// In the order in which they are offered.
  public static let all: [any TileStore] = [
    CompactV2Store.legacy, CompactV2Store.readyToServe, PackageStore(), ExplodedStore(), MBTilesStore(),
  ]

  /// The store of a name, in any letter case.
  public static func named(_ name: String) -> (any TileStore)? {
    all.first { $0.name == name.lowercased() }
  }

  /// The store whose files have names that end so.
  ///
  /// - Parameter suffix: without the dot, in any letter case.
  public static func store(suffix: String) -> (any TileStore)? {
    all.first { $0.shape == .file(suffix: suffix.lowercased()) }
  }

  /// The store that a file is of, by its first bytes.
  ///
  /// - Parameters:
  ///   - path: what lies there is looked at.
  ///   - stores: those that are asked.
  /// - Returns: `nil` for a directory, what is no file, and a file of no store.
  /// - Throws: `FileAccessError` where the file cannot be read.
  public static func store(
    of path: FilePath, among stores: [any TileStore] = all
  ) throws(FileAccessError) -> (any TileStore)? {
    // A pipe can be read once only.
    guard FileSystemEntry.at(path) == .file else { return nil }
    let file = try InputFile(path).all
    let head = try file.bytes(at: 0, count: min(16, file.size))
    return stores.first { $0.recognizes(head) }
  }
}
