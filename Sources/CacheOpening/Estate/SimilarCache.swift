package import SystemPackage

/// An existing cache that was probably meant by a path where nothing is: its name differs by a typing error.
package enum SimilarCache {
  /// How many folders of a directory are searched for caches.
  private static let limit = 100

  /// The path of the existing cache.
  ///
  /// - Parameters:
  ///   - path: a path at which nothing exists. The error can be in any of its folders.
  ///   - depth: how far below the similar name a scheme may be: a folder of caches is not a cache itself.
  /// - Returns: `nil` if something exists at the path, or no cache has a similar name.
  package static func path(for path: FilePath, depth: Int = 1) -> FilePath? {
    SimilarPath.find(for: path) { EstateSearch.hasCache(at: $0, depth: depth, limit: limit) }
  }
}
