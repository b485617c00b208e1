import ArgumentParser
import TileSchemeKit

/// The value of `--to`.
enum TargetName: ExpressibleByArgument {
  case format(any SchemeFormat)
  case store(any TileStore)

  static var allNames: [String] {
    SchemeFormatRegistry.all.map(\.name) + TileStoreRegistry.all.map(\.name)
  }

  init?(argument: String) {
    if let store = TileStoreRegistry.named(argument) {
      self = .store(store)
    } else if let format = SchemeFormatRegistry.named(argument) {
      self = .format(format)
    } else {
      return nil
    }
  }
}
