public import FileAccess
public import SchemeFormats
public import SystemPackage
public import TileStores
public import TilingSchemes

/// The packets of a cache in a directory or a package, and the problems of its names and folders.
public struct CacheLayout: Sendable {
  /// All packets, in the order of level, row and column, so that results do not depend on the file system.
  public let packets: [TilePacket]
  /// The numbers of the levels that have a folder, in ascending order; some may have no tiles.
  public let levels: [Int]
  /// Wrong or missing names and folders.
  public let problems: [LayoutProblem]
  /// How most packets are stored, as detected from the files; `nil` if there are no packets.
  public let storage: TileStorageFormat?
  /// The folder of the tiles, for messages.
  public let tilesName: String
  /// The folder of the tiles. If it does not exist, the folder in which they belong, so that new ones are found there.
  public var tileFolder: String { problems.first { $0.kind == .noTiles }?.path ?? tilesName }
  /// The package that contains the tiles; `nil` for a directory.
  public let archive: ZipArchive?

  /// Finds the tiles that belong to a scheme.
  ///
  /// Folders and names are read, and a few bytes of bundles whose format the names do not show. No index is read.
  ///
  /// - Parameters:
  ///   - opened: the result of `SchemeOpener` for `path`.
  ///   - path: a scheme file, a cache directory or a package.
  /// - Throws: `FileAccessError` if a package cannot be read. Folders that cannot be read become problems.
  public init(of opened: OpenedScheme, at path: FilePath) throws(FileAccessError) {
    let schemeFile = opened.documents.first?.file ?? path.string
    let base: TileTree
    switch opened.container {
    case .tpk, .tpkx:
      let archive = try ZipArchive(path)
      // In a package the document's file is “package!entry”, and the tiles are beside the entry.
      let entry = schemeFile.dropFirst(path.string.count + 1)
      base = TileTree(
        archive, folder: String(entry[..<(entry.lastIndex(of: "/").map { entry.index(after: $0) } ?? entry.startIndex)])
      )
      self.archive = archive
    case .file, .directory:
      // If the document of a directory cannot be read, the directory itself is the folder.
      let isFolder = opened.documents.isEmpty && opened.container == .directory
      let folder = isFolder ? path : FilePath(schemeFile).folder
      base = TileTree(folder.isEmpty ? "." : folder)
      archive = nil
    }
    let model = opened.model
    var search: PacketSearch
    if let document = opened.documents.first {
      search = PacketSearch()
      let folder = document.document.format.form == .readyToServe ? model.tileBundlesPath ?? "./tile" : "_alllayers"
      tilesName = search.run(base, tilesAt: folder, model: model)
    } else {
      (search, tilesName) = Self.searchUsualFolders(base, model, at: path)
    }
    func isBefore(_ first: TilePacket, _ second: TilePacket) -> Bool {
      (first.level, first.corner.row, first.corner.column) < (second.level, second.corner.row, second.corner.column)
    }
    // Usually they are in this order, and a second list of a large cache would take as much memory as the first.
    let found = search.packets
    let isSorted = zip(found, found.dropFirst()).allSatisfy { !isBefore($1, $0) }
    packets = isSorted ? found : found.sorted(by: isBefore)
    levels = search.levels.sorted()
    problems = search.problems
    storage = search.storage
  }

  /// The search for a cache whose document cannot be read, so that the folder of its tiles is unknown.
  ///
  /// - Returns: the search in the first folder that exists, and the folder for messages. If there is none, that is not a
  ///   problem of the cache: the fault is in the document, which may name another folder.
  private static func searchUsualFolders(
    _ base: TileTree, _ model: CacheDescription, at path: FilePath
  ) -> (PacketSearch, String) {
    for folder in ["_alllayers", "tile"] {
      var search = PacketSearch()
      let name = search.run(base, tilesAt: folder, model: model)
      if !search.problems.contains(where: { $0.kind == .noTiles }) { return (search, name) }
    }
    return (PacketSearch(), path.string)
  }
}
