import FileAccess
import SchemeFormats
import SystemPackage

/// When a cache was last written.
enum LastWritten {
  /// The latest time of the files of a cache: of its documents and its bundles, of its package, or of its database. Of
  /// an exploded cache, the folders of the levels count, because examining every tile would take too long.
  static func time(of opened: OpenedScheme, _ tiles: VerifiedTiles) -> FileTime? {
    if let archive = tiles.archive { return FileTime(of: archive.path) }
    // The packets of a database and of a level's folder have its name, which is examined once.
    var names = Set(tiles.packets.map(\.name))
    names.formUnion(opened.documents.map(\.file))
    return names.compactMap { FileTime(of: FilePath($0)) }.max()
  }
}
