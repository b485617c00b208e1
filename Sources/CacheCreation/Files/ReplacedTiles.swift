import CacheOpening
import FileAccess
import SystemPackage
import TileStores

/// The tiles of a cache that is about to be replaced.
struct ReplacedTiles {
  /// How many tiles the indexes list. Bundles whose index cannot be read are not counted.
  let count: Int
  /// Whether the folders of the tiles have no files. Days of work can be in a bundle that cannot be read.
  let isEmpty: Bool

  /// - Parameter cache: the directory of the cache, which was recognised as one.
  /// - Throws: `CreationError.file` if its folders cannot be read.
  init(in cache: FilePath) throws(CreationError) {
    let packets: [TilePacket]
    let folders: [FilePath]
    do throws(FileAccessError) {
      guard let opened = try? SchemeOpener.open(cache), let file = opened.documents.first?.file else {
        (count, isEmpty) = (0, true)
        return
      }
      packets = try CacheLayout(of: opened, at: FilePath(file)).packets
      folders = ["_alllayers", FilePath(opened.model.tileBundlesPath ?? "./tile")]
    } catch {
      throw .file(error)
    }
    count = packets.map { (try? $0.open().index().tiles.count) ?? 0 }.reduce(0, +)
    isEmpty =
      packets.isEmpty
      && !folders.contains { folder in
        let path = cache.appending(folder.components)
        return FileSystemEntry.at(path) == .directory && Self.hasFiles(path)
      }
  }

  /// Whether a folder contains a file, at any depth. A folder that cannot be read may have one.
  private static func hasFiles(_ folder: FilePath) -> Bool {
    guard let entries = try? Directory.entries(in: folder) else { return true }
    return entries.contains { $0.kind != .directory || hasFiles(folder.appending($0.name)) }
  }
}
