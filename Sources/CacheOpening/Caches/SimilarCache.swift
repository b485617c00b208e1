import Diagnostics
import FileAccess
package import SystemPackage
import TileStores

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
    guard let missing = firstMissing(of: path), let name = missing.name else { return nil }
    let folder = missing.folder
    let rest = path.components.dropFirst(missing.components.count)
    let names = (try? Directory.names(in: folder.isEmpty ? "." : folder)) ?? []
    var similar = names.filter { !$0.hasPrefix(".") && NearestWord.isMistyped(name, for: $0) }
    while let nearest = NearestWord.find(name, among: similar) {
      let candidate = folder.appending(nearest).appending(rest)
      if isCache(candidate, depth: depth) { return candidate }
      similar.removeAll { $0 == nearest }
    }
    return nil
  }

  /// The first folder of a path, or the path itself, at which nothing exists; `nil` if everything does.
  private static func firstMissing(of path: FilePath) -> FilePath? {
    var found: FilePath?
    var part = path
    while part.lastComponent != nil, FileSystemEntry.at(part) == nil {
      found = part
      part.removeLastComponent()
    }
    return found
  }

  private static func isCache(_ path: FilePath, depth: Int) -> Bool {
    switch FileSystemEntry.at(path) {
    case nil, .other: return false
    case .file: return path.extension.map { TileStoreRegistry.suffixes.contains($0.lowercased()) } ?? false
    case .directory: break
    }
    let names = (try? Directory.names(in: path)) ?? []
    if names.contains(where: { SchemeFileName.isScheme($0) || FolderDocument.isNamed($0) }) { return true }
    guard depth > 0 else { return false }
    return names.prefix(limit).contains { name in
      let inner = path.appending(name)
      return !TileFolder.isNamed(name) && FileSystemEntry.at(inner) == .directory && isCache(inner, depth: depth - 1)
    }
  }
}
