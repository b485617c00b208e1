import CoordinateSystems
package import Diagnostics
import FileAccess
import SchemeFormats
import SourceText
package import SystemPackage
package import TilingSchemes

/// A cache, package or database that is about to be replaced by another one.
package enum ReplacedCache {
  /// Scales differ if they differ by more than rounding.
  private static let tolerance = 1e-6

  /// How many tiles it has, and whether the new one has another scheme, as a warning: whoever replaces a cache by mistake
  /// should see it before the tiles are gone.
  ///
  /// Only indexes are read. Bundles that cannot be read are not counted.
  ///
  /// - Parameters:
  ///   - path: what is replaced.
  ///   - scheme: the scheme of the new one; `nil` if the result has none that could be compared.
  ///   - isDone: whether it is replaced; otherwise it would be.
  /// - Returns: `nil` if nothing at the path has tiles.
  package static func warning(_ path: FilePath, by scheme: TilingScheme?, isDone: Bool) -> Message? {
    guard FileSystemEntry.at(path) != nil, let cache = try? CacheOpener.open(path, reporting: .harmless) else {
      return nil
    }
    let count = cache.packets.reduce(0) { $0 + ((try? $1.open().index().tiles.count) ?? 0) }
    guard count > 0 else { return nil }
    let verb = isDone ? (count == 1 ? "is" : "are") : "would be"
    var words = ""
    if let scheme, let old = cache.scheme.model.scheme {
      let changes = changes(from: old, to: scheme)
      if !changes.isEmpty { words = "; the new one has \(changes.joined(separator: " and "))" }
    }
    return Message("\(path) has \(counted(count, "tile")), which \(verb) replaced\(words)")
  }

  /// What the new scheme has instead, each in a few words.
  private static func changes(from old: TilingScheme, to new: TilingScheme) -> [String] {
    var changes: [String] = []
    if let own = old.spatialReference, let other = new.spatialReference, own.isSameSystem(as: other) == .different {
      changes.append("the coordinate system \(other.displayName) instead of \(own.displayName)")
    }
    let (own, others) = (old.levels.map(\.number), new.levels.map(\.number))
    if Set(own) != Set(others) {
      changes.append("\(LevelNumbers(Set(others)).text) instead of \(LevelNumbers(Set(own)).ranges)")
    } else if !hasSameScales(old, new) {
      changes.append("other scales")
    }
    return changes
  }

  private static func hasSameScales(_ old: TilingScheme, _ new: TilingScheme) -> Bool {
    let scales = Dictionary(new.levels.map { ($0.number, $0.scale) }) { first, _ in first }
    return old.levels.allSatisfy { level in
      scales[level.number].map { abs($0 - level.scale) <= tolerance * level.scale } ?? false
    }
  }
}
