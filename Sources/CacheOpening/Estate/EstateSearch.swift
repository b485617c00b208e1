package import FileAccess
package import SystemPackage
import TileStores

/// Finds all caches, packages and databases below a directory, however deep.
///
/// Only names are read. The folders of tiles of a cache are not entered, because they can contain millions of files. No
/// folder is entered twice: its identity is kept, so that links and mounts cannot lead in a circle.
package struct EstateSearch {
  /// The members in the order of their paths.
  package private(set) var members: [EstateMember] = []
  /// Links that were not followed, because they lead to a folder above the estate.
  package private(set) var linksAbove: [FilePath] = []
  /// What runs of this program left that were stopped: temporary files and directories, unfinished results, the work of
  /// parts, and locks that no process has.
  package private(set) var leftovers: [FilePath] = []

  /// The folders that were entered.
  private var entered: Set<FileIdentity> = []
  /// Links to folders and packages. They are followed after everything else, so that a cache inside the estate has its own
  /// path and not that of a link.
  private var links: [FilePath] = []
  /// How many folders below the directory are searched.
  private let depth: Int
  /// The most folders that are entered.
  private let limit: Int

  /// - Parameters:
  ///   - root: the directory.
  ///   - depth: how many folders below it are searched; 0 for the directory alone.
  ///   - limit: the most folders that are entered.
  /// - Throws: `FileAccessError` if there is no directory at the path, or it cannot be listed.
  package init(_ root: FilePath, depth: Int = .max, limit: Int = .max) throws(FileAccessError) {
    self.depth = depth
    self.limit = limit
    switch FileSystemEntry.at(root) {
    case nil: throw FileAccessError(root.string, .system(.noSuchFileOrDirectory))
    case .directory: break
    case .file, .other: throw FileAccessError(root.string, .notDirectory)
    }
    // Listed first, because only here an error means that nothing can be audited.
    _ = try Directory.names(in: root)
    walk(Self.withoutDots(root))
    follow(root)
    members.sort { $0.path.string < $1.path.string }
  }

  /// Whether a path is a package or a database, or a directory with a cache.
  ///
  /// - Parameters:
  ///   - path: any path.
  ///   - depth: how many folders below a directory are searched.
  ///   - limit: the most folders that are searched.
  static func hasCache(at path: FilePath, depth: Int, limit: Int) -> Bool {
    switch FileSystemEntry.at(path) {
    case nil, .other: return false
    case .file: return isPackage(path)
    case .directory: break
    }
    let search = try? EstateSearch(path, depth: depth, limit: limit)
    return search?.members.contains { member in
      switch member.kind {
      case .scheme, .package, .geoPackage: true
      case .orphan, .unreadable: false
      }
    } ?? false
  }

  private mutating func follow(_ root: FilePath) {
    let above = Self.identities(above: root)
    var files = Set(links.isEmpty ? [] : members.compactMap { FileIdentity($0.file) })
    // A followed link can lead to further links.
    var next = 0
    while next < links.count {
      let link = links[next]
      next += 1
      guard let identity = FileIdentity(link) else {
        if Self.isPackage(link) { add(link, .unreadable("the symbolic link leads to nothing")) }
        continue
      }
      if FileSystemEntry.at(link) == .directory {
        if above.contains(identity) { linksAbove.append(link) } else { walk(link) }
      } else if Self.isPackage(link), files.insert(identity).inserted {
        add(link, .package)
      }
    }
  }

  /// Searches a folder and the folders below it. A list of folders instead of a recursion, because a path can have a
  /// thousand folders.
  private mutating func walk(_ top: FilePath) {
    var folders = [(path: top, depth: 0)]
    while let (folder, level) = folders.popLast(), entered.count < limit {
      guard let identity = FileIdentity(folder.isEmpty ? "." : folder), entered.insert(identity).inserted else {
        continue
      }
      do throws(FileAccessError) {
        let inner = try list(folder)
        if level < depth { folders += inner.reversed().map { ($0, level + 1) } }
      } catch {
        members.append(EstateMember(path: folder, file: folder, kind: .unreadable(error.explanation)))
      }
    }
  }

  /// Adds the members of a folder.
  ///
  /// - Parameter folder: the path; empty for the current directory.
  /// - Returns: the folders to enter.
  private mutating func list(_ folder: FilePath) throws(FileAccessError) -> [FilePath] {
    let all = try Directory.entries(in: folder.isEmpty ? "." : folder)
    leftovers += all.map(\.name).filter { TemporaryName.isLeftover($0) || OutputLock.isAbandoned($0, in: folder) }
      .map { folder.appending($0) }
    // Hidden folders belong to programs, such as the unfinished results of this one.
    let entries = all.filter { !$0.name.hasPrefix(".") }
    var folders: [FilePath] = []
    var schemes: [FilePath] = []
    var documents: [FilePath] = []
    var tiles: [String] = []
    for entry in entries {
      let path = folder.appending(entry.name)
      switch entry.kind ?? kind(of: path) {
      case .directory where TileFolder.isNamed(entry.name): tiles.append(entry.name)
      case .directory where !entry.name.lowercased().hasSuffix(".gdb"): folders.append(path)
      case .directory: break
      case .file, .other:
        if SchemeFileName.isScheme(entry.name) {
          schemes.append(path)
        } else if FolderDocument.isNamed(entry.name) {
          documents.append(path)
        } else if Self.isPackage(path) {
          add(path, .package)
        } else if path.extension?.lowercased() == "gpkg" {
          add(path, .geoPackage)
        }
      case nil: links.append(path)
      }
    }
    for scheme in schemes {
      // A folder with both forms of a scheme is two caches, each with the name of its file.
      let path = schemes.count > 1 ? scheme : folder
      members.append(
        EstateMember(
          path: path.isEmpty ? "." : path, file: scheme, kind: .scheme(hasTiles: !tiles.isEmpty)))
    }
    // Without a scheme, “tile” can be the name of any folder.
    if schemes.isEmpty {
      let openLevels = folders.filter { $0.name.map(Self.isOpenLevel) == true }
      if let document = documents.first, !openLevels.isEmpty {
        members.append(
          EstateMember(path: folder.isEmpty ? "." : folder, file: document, kind: .scheme(hasTiles: true)))
        return folders.filter { !openLevels.contains($0) }
      }
      let levels = StrayLevels(among: folders)
      if let tiles = levels.tiles {
        addOrphan(folder, tiles)
        // They can contain millions of files, as the folders of tiles of a cache.
        folders.removeAll { levels.folders.contains($0) }
      }
      for name in tiles {
        if name.lowercased() == "_alllayers" {
          addOrphan(folder.appending(name), .folder(name))
        } else {
          folders.append(folder.appending(name))
        }
      }
    }
    return folders
  }

  private mutating func add(_ path: FilePath, _ kind: EstateMember.Kind) {
    members.append(EstateMember(path: path, file: path, kind: kind))
  }

  /// Adds a folder with tiles, but without a scheme. The scheme of tiles in a folder `tile` belongs beside that folder.
  private mutating func addOrphan(_ folder: FilePath, _ tiles: TilesWithoutScheme) {
    let name = folder.name.flatMap { TileFolder.isNamed($0) ? $0 : nil }
    let path = name == nil ? folder : folder.folder
    add(path.isEmpty ? "." : path, .orphan(name.map { .folder($0) } ?? tiles))
  }

  /// The kind of an entry whose folder does not record it; `nil` for a symbolic link. A link to a scheme file is followed
  /// at once: it belongs to the folder in which it is.
  private func kind(of path: FilePath) -> FileSystemEntry? {
    guard (try? Stat(path, followTargetSymlink: false))?.type == .symbolicLink else { return FileSystemEntry.at(path) }
    let entry = FileSystemEntry.at(path)
    let isScheme = path.name.map { SchemeFileName.isScheme($0) } ?? false
    // A link to the folder of the tiles is as good as the folder, and is not entered either.
    let isTiles = path.name.map { TileFolder.isNamed($0) } ?? false
    return isScheme && entry != .directory || isTiles && entry == .directory ? entry ?? .file : nil
  }

  /// Whether a folder has the name of a level of an open format, `12`, or of ArcGIS.
  private static func isOpenLevel(_ name: String) -> Bool { FolderLayout.level(named: name) != nil }

  private static func isPackage(_ path: FilePath) -> Bool {
    path.extension.map {
      let suffix = $0.lowercased()
      return suffix == "vtpk" || TileStoreRegistry.suffixes.contains(suffix)
    } ?? false
  }

  /// The folders above a folder, and the folder itself.
  private static func identities(above folder: FilePath) -> Set<FileIdentity> {
    var found: Set<FileIdentity> = []
    guard var path = RealPath.of(folder) else { return found }
    repeat {
      if let identity = FileIdentity(path) { found.insert(identity) }
    } while path.removeLastComponent()
    return found
  }

  /// The path without `.`, so that `audit .` prints the paths that other commands take. It is empty for the current
  /// directory itself.
  private static func withoutDots(_ path: FilePath) -> FilePath {
    FilePath(root: path.root, path.components.filter { $0.kind != .currentDirectory })
  }
}
