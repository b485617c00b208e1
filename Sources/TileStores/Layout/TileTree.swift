public import FileAccess
public import SystemPackage

/// The folders of a cache, on disk or in a package, with the same functions for both.
public struct TileTree: Sendable {
  /// A file or folder in a folder.
  public struct Item {
    /// The name, without the path.
    public let name: String
    /// Whether this is a folder; otherwise it is a file.
    public let isFolder: Bool
    /// The file, to open it later; `nil` for a folder.
    public let file: BundleFile?
    /// The kind of a pipe, a socket or a device, which must not be opened; otherwise `nil`.
    let special: SpecialFile?
  }

  private enum Place: Sendable {
    case disk(FilePath)
    /// The archive, its entries by folder and name (`nil` for a folder), and the path of the folder with a slash at its
    /// end.
    case package(ZipArchive, [String: [String: ZipArchive.Entry?]], String)
  }

  private let place: Place

  /// A folder on disk.
  ///
  /// - Parameter path: the path of the folder.
  public init(_ path: FilePath) { place = .disk(path) }

  /// A folder of a package; the empty path is the top of the package.
  ///
  /// Many packages have no entries for folders, so folders are taken from the names of the files.
  public init(_ archive: ZipArchive, folder: String) {
    var folders: [String: [String: ZipArchive.Entry?]] = [:]
    for entry in archive.entries {
      let parts = entry.name.split(separator: "/", omittingEmptySubsequences: true)
      // Names with `.` or `..` could point outside the package, and are never tiles.
      guard !parts.isEmpty, !parts.contains(".."), !parts.contains(".") else { continue }
      var folder = ""
      for (index, part) in parts.enumerated() {
        let isFile = index == parts.count - 1 && !entry.name.hasSuffix("/")
        folders[folder, default: [:]][String(part)] = isFile ? .some(entry) : .some(nil)
        folder += "\(part)/"
      }
    }
    place = .package(archive, folders, folder)
  }

  private init(_ place: Place) { self.place = place }

  /// The folder on disk, or the package that contains it.
  var file: FilePath {
    switch place {
    case .disk(let path): path
    case .package(let archive, _, _): archive.path
    }
  }

  /// The path, or the package and the folder, for messages.
  var name: String {
    switch place {
    case .disk(let path): path.string
    case .package(let archive, _, let folder): "\(archive.path.string)!\(folder)"
    }
  }

  /// Whether this is in a package on a server.
  var isRemote: Bool {
    if case .package(let archive, _, _) = place { archive.isRemote } else { false }
  }

  /// The path of a folder on disk; `nil` in a package.
  var path: FilePath? {
    if case .disk(let path) = place { path } else { nil }
  }

  /// The path of an item of this folder, for messages.
  func name(of item: String) -> String {
    switch place {
    case .disk(let path): path.appending(item).string
    case .package: name + item
    }
  }

  func folder(_ name: String) -> TileTree {
    switch place {
    case .disk(let path): TileTree(.disk(path.appending(name)))
    case .package(let archive, let folders, let folder): TileTree(.package(archive, folders, "\(folder)\(name)/"))
    }
  }

  /// The files and folders in this folder, sorted by name.
  ///
  /// - Throws: `FileAccessError` if a folder on disk cannot be listed.
  func items() throws(FileAccessError) -> [Item] {
    switch place {
    case .disk(let path): return Self.items(try Directory.entries(in: path), in: path)
    case .package(let archive, let folders, let folder):
      var items: [Item] = []
      for (name, entry) in (folders[folder] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard let entry else {
          items.append(Item(name: name, isFolder: true, file: nil, special: nil))
          continue
        }
        items.append(Item(name: name, isFolder: false, file: .entry(archive, entry), special: nil))
      }
      return items
    }
  }

  /// Entries of a folder on disk.
  static func items(_ entries: [Directory.Entry], in path: FilePath) -> [Item] {
    entries.map { entry in
      let item = path.appending(entry.name)
      let kind = entry.kind ?? FileSystemEntry.at(item)
      let isFolder = kind == .directory
      return Item(
        name: entry.name, isFolder: isFolder, file: isFolder ? nil : .path(item),
        special: kind == .other ? SpecialFile.at(item) : nil)
    }
  }

  /// The folders with a name in any letter case, the exact spelling first: servers and exports spell names in several
  /// ways. More than one only if the file system or the package keeps names apart that differ in letter case.
  func folders(like name: String) -> [(name: String, tree: TileTree)] {
    guard let items = try? items().filter(\.isFolder) else { return [] }
    let found = items.filter { $0.name.lowercased() == name.lowercased() }
    return (found.filter { $0.name == name } + found.filter { $0.name != name }).map { ($0.name, folder($0.name)) }
  }
}
