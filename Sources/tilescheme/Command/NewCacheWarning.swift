import TileSchemeKit

/// The warning that a new cache is made where an existing one was probably meant, or inside one.
enum NewCacheWarning {
  /// - Parameters:
  ///   - path: where the cache is made.
  ///   - depth: how far below a similar name a cache may be; 1 for the path of the cache itself.
  static func print(for path: String, depth: Int = 1, _ output: OutputOptions) {
    // A directory for caches is checked by the job, which refuses it.
    if depth == 1 { printInside(path, output) }
    guard let similar = SimilarCache.path(for: FilePath(path), depth: depth) else { return }
    output.notice("warning", "\(path) does not exist, so a new cache is made; did you mean \(similar)?")
  }

  /// A package in the folder of a cache is a file that can be moved; a directory would be part of the cache around it.
  static func printInside(_ path: String, _ output: OutputOptions) {
    let path = FilePath(path)
    let isFile = path.extension.flatMap(TileStoreRegistry.store(suffix:)) != nil
    guard !isFile, FileSystemEntry.at(path) == nil, let outer = EnclosingCache.path(of: path) else { return }
    output.notice(
      "warning",
      "\(path) is inside another cache, \(outer), and is lost when that cache is replaced; choose a place outside it")
  }
}
