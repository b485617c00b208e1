package import Diagnostics
import FileAccess
import SourceText
package import SystemPackage

/// A cache, package or database that is about to be replaced by another one.
package enum ReplacedCache {
  /// How many tiles it has, as a notice: whoever replaces a result by mistake should see it before the next one.
  ///
  /// Only indexes are read. Bundles that cannot be read are not counted.
  ///
  /// - Parameters:
  ///   - path: what is replaced.
  ///   - isDone: whether it is replaced; otherwise it would be.
  /// - Returns: `nil` if nothing at the path has tiles.
  package static func notice(_ path: FilePath, isDone: Bool) -> Message? {
    guard FileSystemEntry.at(path) != nil, let cache = try? CacheOpener.open(path, reporting: .harmless) else {
      return nil
    }
    let count = cache.packets.reduce(0) { $0 + ((try? $1.open().index().tiles.count) ?? 0) }
    guard count > 0 else { return nil }
    return Message(
      "\(path) has \(counted(count, "tile")), which \(isDone ? (count == 1 ? "is" : "are") : "would be") replaced")
  }
}
