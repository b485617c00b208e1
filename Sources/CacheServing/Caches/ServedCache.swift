import CacheOpening
import CachePages
import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// A cache at one moment, ready to be served. If its files change, another value takes its place.
final class ServedCache: Sendable {
  /// The path that was opened.
  let path: FilePath
  let name: String
  let grid: ServedGrid
  let tiles: TileSource
  /// The level of each zoom of web maps; `nil` for another grid.
  let webLevels: [Int: Int]?
  /// The name of the form or format, as `show` prints it.
  let form: String
  /// The files and folders whose change means that the cache has to be opened again.
  private let watched: [WatchedPath]

  private struct WatchedPath: Sendable {
    let path: FilePath
    let version: FileVersion?
  }

  /// Opens a cache.
  ///
  /// - Throws: `OpeningError` if it cannot be opened.
  init(_ path: FilePath, named name: String) throws(OpeningError) {
    self.path = path
    self.name = name
    let cache = try CacheOpener.open(path)
    form = cache.scheme.formatName
    tiles = TileSource(cache.packets)
    grid = ServedGrid(cache, title: name)
    if let web = try? WebZooms(grid.model, for: "a web map"), let levels = grid.model.scheme?.levels {
      webLevels = Dictionary(zip(web.zooms, levels.map(\.number))) { first, _ in first }
    } else {
      webLevels = nil
    }
    var paths = [path] + cache.scheme.documents.map { FilePath($0.entry == nil ? $0.file : path.string) }
    // The folders of the tiles: a new bundle changes the time of its folder.
    let files = Set(cache.packets.map(\.file))
    paths += Set(files.flatMap { [$0.folder, $0.folder.folder] }).subtracting([FilePath("")])
    // The folders of a cache with thousands of levels and rows are not all watched.
    let unique = Set(paths).sorted { $0.string < $1.string }.prefix(200)
    watched = unique.map { WatchedPath(path: $0, version: try? FileVersion($0)) }
  }

  /// Whether the watched files and folders are those that were opened.
  var isCurrent: Bool { watched.allSatisfy { (try? FileVersion($0.path)) == $0.version } }

  /// The addresses of the cache, below that of the server.
  var encodedName: String { RequestTarget.encoded(name) }
}
