import ArgumentParser
import TileSchemeKit

/// The value of `--to`.
enum TargetName: ExpressibleByArgument {
  case format(any SchemeFormat)
  case cache(CacheTarget)

  static var allNames: [String] {
    SchemeFormatRegistry.all.map(\.name) + CacheTarget.allCases.map(\.rawValue)
  }

  init?(argument: String) {
    if let target = CacheTarget(rawValue: argument.lowercased()) {
      self = .cache(target)
    } else if let format = SchemeFormatRegistry.named(argument) {
      self = .format(format)
    } else {
      return nil
    }
  }
}
