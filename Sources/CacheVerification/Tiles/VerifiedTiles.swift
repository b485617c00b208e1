import CacheOpening
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// The tiles of a cache that is verified, in files or in a database.
struct VerifiedTiles: Sendable {
  let packets: [TilePacket]
  /// The levels in ascending order; some may have no tiles.
  let levels: [Int]
  let problems: [LayoutProblem]
  /// How the tiles are stored; `nil` if there are none.
  let storage: TileStorageFormat?
  /// The folder of the tiles, or the database.
  let name: String
  /// The package that contains the tiles; `nil` for a directory and a database.
  let archive: ZipArchive?
  private let isStored: Bool

  init(_ layout: CacheLayout) {
    packets = layout.packets
    levels = layout.levels
    problems = layout.problems
    storage = layout.storage
    name = layout.tilesName
    archive = layout.archive
    isStored = false
  }

  init(_ stored: StoredCache, at path: FilePath) {
    packets = stored.packets
    levels = Set(stored.packets.map(\.level)).sorted()
    problems = stored.problems
    // Its description states the storage of a cache that is made from it.
    storage = .other("MBTiles")
    name = path.string
    archive = nil
    isStored = true
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
