package import FileAccess
package import SystemPackage
package import TilingSchemes

/// 128 × 128 tiles of a level that lie together: a bundle, or as many files.
package struct TilePacket: Sendable {
  /// Where its bytes are.
  package enum Storage: Sendable {
    case compactV2(BundleFile)
    case compactV1(bundle: BundleFile, index: BundleFile)
    case folders(FolderPacket)
    case database(MBTilesPacket)
  }

  package let level: Int
  /// The row and column of its upper left tile.
  package let corner: BundleCoordinate
  package let storage: Storage

  package init(level: Int, corner: BundleCoordinate, storage: Storage) {
    self.level = level
    self.corner = corner
    self.storage = storage
  }

  /// For people: the bundle's path, or the level's folder.
  package var name: String {
    switch storage {
    case .compactV2(let file), .compactV1(let file, _): file.name
    case .folders(let folders): folders.level.string
    case .database(let database): database.database.string
    }
  }

  /// The reader opens files; it is kept as long as the packet is worked on, and no longer.
  package func open() throws(FileAccessError) -> any PacketReader {
    switch storage {
    case .compactV2(let file): CompactV2Bundle(try file.open())
    case .compactV1(let bundle, let index): CompactV1Bundle(try bundle.open(), index: try index.open(), corner: corner)
    case .folders(let folders): folders
    case .database(let database): database
    }
  }
}

/// A bundle's file, which is opened when its turn comes.
package enum BundleFile: Sendable {
  case path(FilePath)
  case entry(ZipArchive, ZipArchive.Entry)

  package var name: String {
    switch self {
    case .path(let path): path.string
    case .entry(let archive, let entry): "\(archive.path.string)!\(entry.name)"
    }
  }

  func open() throws(FileAccessError) -> FileSection {
    switch self {
    case .path(let path): try InputFile(path).all
    case .entry(let archive, let entry): try archive.section(of: entry)
    }
  }
}
