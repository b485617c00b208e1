import TileSchemeKit

/// The warning that a new cache is made where an existing one was probably meant.
enum NewCacheWarning {
  /// - Parameters:
  ///   - path: where the cache is made.
  ///   - depth: how far below a similar name a cache may be.
  static func print(for path: String, depth: Int = 1, _ output: OutputOptions) {
    guard let similar = SimilarCache.path(for: FilePath(path), depth: depth) else { return }
    output.notice("warning", "\(path) does not exist, so a new cache is made; did you mean \(similar)?")
  }
}
