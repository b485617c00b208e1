import FileAccess
import TileStores

extension TilePacket {
  /// Whether two packets are at the same place of a level, so that only the first one that can be read counts.
  func isAtPlace(of other: TilePacket) -> Bool {
    corner.row == other.corner.row && corner.column == other.corner.column && level == other.level
  }

  /// The name of the packet's entry in its package, which is behind the path of the package.
  func entryName(in archive: ZipArchive) -> String {
    String(Substring(name.utf8.dropFirst(archive.path.string.utf8.count + 1)))
  }
}
