public import FileAccess
public import SystemPackage

/// The folders of a cache: on the disk, or in a package.
public struct TileTree: Sendable {
  /// Something that lies in a folder.
  public struct Item {
    /// Without its folder.
    public let name: String
    /// Whether it is a folder, and not a file.
    public let isFolder: Bool
    /// What opens it, where it is a file.
    public let file: BundleFile?
  }

  private enum Place: Sendable {
    case disk(FilePath)
    /// The archive, its entries by folder, and the folder's path with a slash at its end.
    case package(ZipArchive, [String: [String: ZipArchive.Entry?]], String)
  }

  private let place: Place

  /// A folder on the disk.
  ///
  /// - Parameter path: where it lies.
  public init(_ path: FilePath) { place = .disk(path) }

  /// A folder of a package; the empty path is the package itself.
  public init(_ archive: ZipArchive, folder: String) {
    var folders: [String: [String: ZipArchive.Entry?]] = [:]
    for entry in archive.entries {
      let parts = entry.name.split(separator: "/", omittingEmptySubsequences: true)
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

  /// For people.
  var name: String {
    switch place {
    case .disk(let path): path.string
    case .package(let archive, _, let folder): "\(archive.path.string)!\(folder)"
    }
  }

  /// The folder on the disk, where it is one.
  var path: FilePath? {
    if case .disk(let path) = place { path } else { nil }
  }

  /// The name of something in it, for people.
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

  /// What lies in the folder, sorted by name.
  func items() throws(FileAccessError) -> [Item] {
    switch place {
    case .disk(let path):
      var items: [Item] = []
      for entry in try Directory.entries(in: path) {
        let item = path.appending(entry.name)
        let isFolder = (entry.kind ?? FileSystemEntry.at(item)) == .directory
        items.append(Item(name: entry.name, isFolder: isFolder, file: isFolder ? nil : .path(item)))
      }
      return items
    case .package(let archive, let folders, let folder):
      var items: [Item] = []
      for (name, entry) in (folders[folder] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard let entry else {
          items.append(Item(name: name, isFolder: true, file: nil))
          continue
        }
        items.append(Item(name: name, isFolder: false, file: .entry(archive, entry)))
      }
      return items
    }
  }

  /// A folder by its name in any letter case; the exact one first.
  func folder(like name: String) -> (name: String, tree: TileTree)? {
    guard let items = try? items().filter(\.isFolder) else { return nil }
    let found = items.first { $0.name == name } ?? items.first { $0.name.lowercased() == name.lowercased() }
    return found.map { ($0.name, folder($0.name)) }
  }
}
