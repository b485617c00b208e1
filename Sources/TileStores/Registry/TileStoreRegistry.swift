public import FileAccess
public import SystemPackage

/// The list of all tile stores. Stores and the types that they use must not refer to it, or every store would depend on
/// all others.
public enum TileStoreRegistry {
  /// All stores, in the order in which help lists them.
  public static let all: [any TileStore] = [
    CompactV2Store.legacy, CompactV2Store.readyToServe, PackageStore(), ExplodedStore(), MBTilesStore(),
    PMTilesStore(), GeoPackageStore(), FoldersStore(), WebFolderStore(),
  ]

  /// The extensions of files in a directory that are meant to be a package or a store, in small letters, without the dot.
  package static let suffixes: Set<String> = all.reduce(into: ["tpk"]) { suffixes, store in
    if case .file(let suffix) = store.shape, store.isFoundBySuffix { suffixes.insert(suffix) }
  }

  /// The number of bytes at the beginning of a file by which stores recognise it: the header of an SQLite database.
  package static let headSize = 100

  /// The store with a name, in any letter case; `nil` if there is none.
  public static func named(_ name: String) -> (any TileStore)? {
    all.first { $0.name == name.lowercased() }
  }

  /// The store whose files have an extension; `nil` if there is none.
  ///
  /// - Parameter suffix: the extension without the dot, in any letter case.
  public static func store(suffix: String) -> (any TileStore)? {
    all.first { $0.shape == .file(suffix: suffix.lowercased()) }
  }

  /// The store of a file, detected from its first bytes.
  ///
  /// - Parameters:
  ///   - path: the file to read.
  ///   - stores: the stores that are considered; all by default.
  /// - Returns: the store; `nil` if the path is not a regular file, or no store recognises the file.
  /// - Throws: `FileAccessError` if the file cannot be read.
  public static func store(
    of path: FilePath, among stores: [any TileStore] = all
  ) throws(FileAccessError) -> (any TileStore)? {
    // A pipe can be read only once.
    guard FileSystemEntry.at(path) == .file else { return nil }
    let file = try InputFile(path).all
    return store(startingWith: try file.bytes(at: 0, count: min(headSize, file.size)), among: stores)
  }

  /// The store of a file that begins with these bytes; `nil` if no store recognises them.
  ///
  /// - Parameters:
  ///   - head: the first `headSize` bytes, or the whole file if it is shorter.
  ///   - stores: the stores that are considered; all by default.
  package static func store(startingWith head: [UInt8], among stores: [any TileStore] = all) -> (any TileStore)? {
    stores.first { $0.recognizes(head) }
  }
}
