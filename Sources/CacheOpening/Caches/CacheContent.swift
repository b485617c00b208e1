import TileStores

/// Decides by its name and place whether a file or folder belongs to a cache.
enum CacheContent {
  /// The files that ArcGIS and tilescheme write into the folder of a cache, in lower case. Source:
  /// Documentation/Reference/cache-folders.md.
  private static let files: Set<String> = [
    "conf.xml", "conf.cdi", "conf.properties", "root.json", "iteminfo.json", "thumbnail.png",
    UnfinishedBuild.recordName,
  ]

  /// The kinds of files in a file geodatabase such as Status.gdb, whose names are `a`, eight hexadecimal digits, and more.
  private static let geodatabaseSuffixes: Set<String> = [
    "gdbtable", "gdbtablx", "gdbindexes", "atx", "spx", "freelist", "horizon",
  ]

  /// - Parameter path: the names from the folder of the cache to the file.
  static func isFile(_ path: [String]) -> Bool {
    guard let first = path.first, path.count > 1 else { return files.contains(path.first?.lowercased() ?? "") }
    let rest = Array(path.dropFirst())
    if TileFolder.isNamed(first) { return TileFolderContent.isFile(rest) }
    return isGeodatabase(first) && rest.count == 1 && isInGeodatabase(rest[0].lowercased())
  }

  /// - Parameter path: the names from the folder of the cache to the folder.
  static func isFolder(_ path: [String]) -> Bool {
    guard let first = path.first, path.count > 1 else {
      return path.first.map { TileFolder.isNamed($0) || isGeodatabase($0) } ?? false
    }
    return TileFolder.isNamed(first) && TileFolderContent.isFolder(Array(path.dropFirst()))
  }

  private static func isGeodatabase(_ name: String) -> Bool { name.lowercased() == "status.gdb" }

  private static func isInGeodatabase(_ name: String) -> Bool {
    if name == "gdb" || name == "timestamps" || name.hasSuffix(".lock") { return true }
    let parts = name.split(separator: ".")
    guard parts.count > 1, let stem = parts.first, let suffix = parts.last else { return false }
    return stem.count == 9 && stem.first == "a" && stem.dropFirst().allSatisfy(\.isHexDigit)
      && geodatabaseSuffixes.contains(String(suffix))
  }
}
