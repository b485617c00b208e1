import FileAccess
import SystemPackage
import TileStores

/// The folder of a cache's tiles, with the folders of its levels.
struct LevelFolders: Sendable {
  /// The names from the folder of the cache to the folder of the tiles, as they are spelled on the disk.
  let path: [FilePath.Component]
  /// The folder of the tiles.
  let root: FilePath
  /// The name of the folder of each level that has one, by the level's number.
  private(set) var names: [Int: String] = [:]

  /// - Parameters:
  ///   - path: the path of the folder from the cache, such as `./tile`; found in any letter case.
  ///   - cache: the folder of the scheme.
  /// - Returns: `nil` if the cache has no folder of tiles.
  /// - Throws: `ScalesError.cache` if the folders of the levels cannot be moved, `.file` if they cannot be read.
  init?(_ path: String, in cache: FilePath) throws(ScalesError) {
    var root = cache
    var components: [FilePath.Component] = []
    // `..` is ignored, as it is by the search for tiles, so that a hostile path cannot point outside the cache.
    for name in path.split(separator: "/") where name != "." && name != ".." {
      let found = try Self.folders(in: root).filter { $0.lowercased() == name.lowercased() }
      guard let first = found.first(where: { $0 == name }) ?? found.first,
        let component = FilePath.Component(first)
      else { return nil }
      if let other = found.first(where: { $0 != first }) {
        throw .cache(.sameLevel(root.appending(first), root.appending(other)))
      }
      root.append(component)
      if (try? Stat(root, followTargetSymlink: false))?.type == .symbolicLink { throw .cache(.linkedTiles(root)) }
      components.append(component)
    }
    guard !components.isEmpty else { return nil }
    self.root = root
    self.path = components
    for name in try Self.folders(in: root) {
      guard let level = TileNames.level(named: name) else { continue }
      if let other = names[level] { throw .cache(.sameLevel(root.appending(other), root.appending(name))) }
      names[level] = name
    }
  }

  /// Whether a folder contains a file, at any depth.
  static func hasFiles(_ folder: FilePath) throws(ScalesError) -> Bool {
    for entry in try entries(in: folder) {
      let path = folder.appending(entry.name)
      guard entry.kind == .directory else { return true }
      if try hasFiles(path) { return true }
    }
    return false
  }

  private static func folders(in path: FilePath) throws(ScalesError) -> [String] {
    try entries(in: path).filter { ($0.kind ?? FileSystemEntry.at(path.appending($0.name))) == .directory }.map(\.name)
  }

  private static func entries(in path: FilePath) throws(ScalesError) -> [Directory.Entry] {
    do throws(FileAccessError) {
      return try Directory.entries(in: path)
    } catch {
      throw .file(error)
    }
  }
}
