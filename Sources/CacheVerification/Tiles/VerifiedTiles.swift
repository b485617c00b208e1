package import CacheOpening
package import FileAccess
package import SystemPackage
package import TileStores
import TilingSchemes

/// The tiles of a cache that is verified, in files or in a database.
package struct VerifiedTiles: Sendable {
  package private(set) var packets: [TilePacket]
  /// The levels in ascending order; some may have no tiles.
  let levels: [Int]
  private(set) var problems: [LayoutProblem]
  /// Levels of which packets are left out, so that their missing tiles cannot be counted.
  private(set) var partialLevels: Set<Int> = []
  /// How the tiles are stored; `nil` if there are none.
  let storage: TileStorageFormat?
  /// The folder of the tiles, or the database.
  package let name: String
  /// The package that contains the tiles; `nil` for a directory and a database.
  package let archive: ZipArchive?
  /// Whether the tiles are rows of a database or entries of an archive, which is one file.
  package let isStored: Bool

  package init(_ tiles: OpenedCache.Tiles, at path: FilePath) {
    packets = tiles.packets
    switch tiles {
    case .layout(let layout):
      levels = layout.levels
      problems = layout.problems
      storage = layout.storage
      name = layout.tilesName
      archive = layout.archive
      isStored = false
    case .folders(let folders):
      levels = folders.levels
      problems = folders.problems
      storage = folders.packets.isEmpty ? nil : .other("folders")
      name = path.string
      archive = nil
      isStored = true
    case .stored(let stored):
      levels = Set(stored.packets.map(\.level)).sorted()
      problems = stored.problems
      // Its description states the storage of a cache that is made from it.
      storage = .other(stored.storeName)
      name = path.string
      archive = nil
      isStored = true
    }
  }

  /// The same tiles without those in files that are left out.
  func leavingOut(_ exclusion: PathExclusion) -> VerifiedTiles {
    func isExcluded(_ name: String) -> Bool {
      guard let package = archive?.path, name.utf8.starts(with: "\(package.string)!".utf8) else {
        return exclusion.excludes(FilePath(name))
      }
      let entry = name.utf8.dropFirst(package.string.utf8.count + 1)
      return exclusion.excludes(package, entry: String(decoding: entry, as: UTF8.self))
    }
    guard !exclusion.isEmpty else { return self }
    var kept = self
    kept.packets = packets.filter { !isExcluded($0.name) }
    kept.partialLevels = Set(packets.lazy.filter { isExcluded($0.name) }.map(\.level))
    kept.problems = problems.filter { !isExcluded($0.path) }
    return kept
  }

  /// The declarations with which the tiles are compared. A database of PNG and JPEG does not declare MIXED, which allows
  /// PNG32 only.
  func declarations(of model: CacheDescription) -> CacheDescription {
    guard isStored, model.image?.format == .mixed else { return model }
    var model = model
    model.image = nil
    return model
  }
}
