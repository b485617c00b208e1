import ArgumentParser
import TileSchemeKit

/// The value of `--to`: a format of scheme files, or a kind of cache.
enum TargetName: ExpressibleByArgument {
  case format(any SchemeFormat)
  case store(any TileStore)

  /// For the completion in shells.
  static var allNames: [String] {
    SchemeFormatRegistry.all.map(\.name) + TileStoreRegistry.all.map(\.name)
  }

  /// ArcGIS's keywords for the storage of a cache, which its scripts use.
  private static let keywords = ["compactv2": "legacy", "compact": "legacy", "exploded": "exploded"]

  init?(argument: String) {
    let argument = Self.keywords[argument.lowercased()] ?? argument
    // Stores first: for an input with tiles, a name of both kinds means the cache.
    if let store = TileStoreRegistry.named(argument) {
      self = .store(store)
    } else if let format = SchemeFormatRegistry.named(argument) {
      self = .format(format)
    } else {
      return nil
    }
  }
}
