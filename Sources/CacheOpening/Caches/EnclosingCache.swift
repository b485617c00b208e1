import FileAccess
package import SystemPackage

/// The cache that a path is inside of. A cache in the folders of another one is found by few programs, and is lost when
/// the other one is replaced.
package enum EnclosingCache {
  /// The usual spellings. The folders are not listed, because one of them can have millions of files.
  private static let schemes = ["conf.xml", "Conf.xml", "root.json"]
  private static let tiles = ["_alllayers", "tile"]

  /// The nearest folder above a path that is a cache: it has a scheme and the folder of its tiles.
  ///
  /// - Parameter path: where something exists or will be created; it does not count itself.
  /// - Returns: an absolute path without symbolic links; `nil` if the path is not in a cache.
  package static func path(of path: FilePath) -> FilePath? {
    guard var folder = RealPath.place(of: path) else { return nil }
    while folder.removeLastComponent() {
      if isCache(folder) { return folder }
    }
    return nil
  }

  private static func isCache(_ folder: FilePath) -> Bool {
    schemes.contains { FileSystemEntry.at(folder.appending($0)) == .file }
      && tiles.contains { FileSystemEntry.at(folder.appending($0)) == .directory }
  }
}
