package import CacheOpening
package import FileAccess
package import SchemeFormats
import SystemPackage
package import TileStores

/// What is converted: a scheme, and the packets of its tiles.
package struct ConversionSource: Sendable {
  package let scheme: OpenedScheme
  package let packets: [TilePacket]
  /// The package in which they lie.
  package let archive: ZipArchive?
  /// Files that are named in a way that nobody finds them, and so are not carried.
  package let passedOver: [String]
  /// Whether there is no folder of tiles at all.
  package let hasNoTiles: Bool

  /// A cache directory or a package.
  package init(_ scheme: OpenedScheme, _ layout: CacheLayout) {
    self.scheme = scheme
    packets = layout.packets
    archive = layout.archive
    passedOver = Self.passedOver(layout.problems)
    hasNoTiles = layout.problems.contains { $0.kind == .noTiles }
  }

  /// Folders of images, with a scheme that says where they lie.
  package init(_ scheme: OpenedScheme, _ folders: FolderLayout) {
    self.scheme = scheme
    packets = folders.packets
    archive = nil
    passedOver = Self.passedOver(folders.problems)
    hasNoTiles = folders.packets.isEmpty
  }

  /// A database of tiles.
  package init(_ scheme: OpenedScheme, _ packets: [TilePacket]) {
    self.scheme = scheme
    self.packets = packets
    archive = nil
    passedOver = []
    hasNoTiles = false
  }

  private static func passedOver(_ problems: [LayoutProblem]) -> [String] {
    problems.compactMap { problem in
      switch problem.kind {
      case .misnamed, .misnamedLevel: "\(problem.path), whose name tells no place"
      case .noIndexFile, .noBundle: "\(problem.path), which lacks its other half"
      case .unreadable(let reason): "\(problem.path): \(reason)"
      case .noTiles, .letterCase, .stray, .lock, .unknownLevel, .missingLevels, .storage: nil
      }
    }
  }
}
