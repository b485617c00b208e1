import FileAccess

/// Decides by its name and place whether a file or folder below a cache's folder of tiles belongs to the cache.
///
/// Only spellings that ArcGIS and tilescheme write count. A wrong name may be somebody's copy of a bundle, which must not
/// be deleted together with the cache. Source: Documentation/Reference/cache-folders.md.
package enum TileFolderContent {
  /// Whether a folder is a level's folder, or a row's folder in it.
  ///
  /// - Parameter path: the names from the folder of the tiles to the folder.
  package static func isFolder(_ path: [String]) -> Bool {
    switch path.count {
    case 1: TileNames.level(named: path[0]) != nil
    case 2: TileNames.number(named: path[1], letter: UInt8(ascii: "r")) != nil
    default: false
    }
  }

  /// Whether a file is a bundle, its index, a tile, the lock of a job of ArcGIS, or an image for missing tiles.
  ///
  /// - Parameter path: the names from the folder of the tiles to the file.
  package static func isFile(_ path: [String]) -> Bool {
    guard let name = path.last?.lowercased() else { return false }
    if LayoutProblem.stranger(name) == .lock || TemporaryName.isOne(name) { return true }
    switch path.count {
    case 1: return ["missing.jpg", "missing.png", "blank.png"].contains(name)
    case 2:
      guard name.hasSuffix(".bundle") || name.hasSuffix(".bundlx") else { return false }
      return TileNames.bundle(named: name.dropLast(7)) != nil
    case 3:
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 2 && FolderPacket.extensions.contains(String(parts[1]))
        && TileNames.number(named: parts[0], letter: UInt8(ascii: "c")) != nil
    default: return false
    }
  }
}
