import Diagnostics
import SourceText
import TileStores

/// Existing bundles of which some tiles cannot be read. A build that adds tiles to such a bundle writes it anew without
/// those tiles, and afterwards nothing shows that they existed.
struct DamagedBundles: Sendable {
  private struct Bundle: Sendable {
    let name: String
    /// The number of tiles that cannot be read; `nil` if the index cannot be read, so that no tile can.
    let count: Int?
  }

  /// The most bundles that a message names.
  private static let limit = 3

  private var bundles: [Bundle] = []

  /// Notes a bundle if its index leads to tiles that are not there.
  mutating func note(_ name: String, _ index: PacketIndex) {
    var count = 0
    for problem in index.problems {
      switch problem {
      case .tooShort: return bundles.append(Bundle(name: name, count: nil))
      case .outside: count += 1
      default: break
      }
    }
    if count > 0 { bundles.append(Bundle(name: name, count: count)) }
  }

  /// What is lost and how to keep it, as one clause; `nil` if no bundle is damaged.
  var message: Message? {
    guard !bundles.isEmpty else { return nil }
    let list = bundles.map { "\($0.name) (\($0.count.map { counted($0, "tile") } ?? "all tiles"))" }
    let names = ShortList.text(list, limit: Self.limit)
    return Message(
      "\(counted(bundles.count, "bundle")) of the cache \(bundles.count == 1 ? "is" : "are") damaged: \(names) cannot be "
        + "read; they are made again where the rasters have pixels, and are gone elsewhere; if there is a backup, "
        + "copy the bundles from it first")
  }
}
