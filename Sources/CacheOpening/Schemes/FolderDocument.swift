package import FileAccess
package import SystemPackage
import TileStores

/// The documents that describe folders of tiles beside them: TileJSON, tilemapresource.xml, and the metadata of a tile
/// set.
package enum FolderDocument {
  /// In small letters. Any program can have a file with such a name, so it counts only beside the folders of levels.
  private static let names: Set<String> = ["tiles.json", "tilejson.json", "tileset.json", "tilemapresource.xml"]

  /// Whether a file can be such a document, judged by its name alone.
  package static func isNamed(_ name: String) -> Bool { names.contains(name.lowercased()) }

  /// The documents in a folder that also has folders of levels; none if it has no such folder.
  package static func all(in folder: FilePath) throws(FileAccessError) -> [FilePath] {
    let entries = try Directory.entries(in: folder)
    let documents = entries.filter { isNamed($0.name) }
    // A result without tiles has nothing but its document.
    let isAlone = documents.count == 1 && entries.count == 1
    guard !documents.isEmpty, isAlone || !levels(entries, in: folder).isEmpty else { return [] }
    return documents.map { folder.appending($0.name) }
  }

  /// The folder of the tiles, if a folder has the page and its data, as one for web servers has them.
  static func tiles(ofPage folder: FilePath) -> FilePath? {
    let isPage = ["index.html", "cache.json"].allSatisfy { FileSystemEntry.at(folder.appending($0)) == .file }
    let tiles = folder.appending(WebFolderStore.tileFolder)
    return isPage && FileSystemEntry.at(tiles) == .directory ? tiles : nil
  }

  /// The names of the folders of levels.
  static func levels(_ entries: [Directory.Entry], in folder: FilePath) -> [String] {
    entries.filter { entry in
      FolderLayout.level(named: entry.name) != nil
        && (entry.kind ?? FileSystemEntry.at(folder.appending(entry.name))) == .directory
    }.map(\.name)
  }
}
