public import FileAccess
public import SchemeFormats
public import SystemPackage
public import TileStores
public import TilingSchemes

/// Where a cache's tiles lie, packet by packet.
public struct CacheLayout: Sendable {
  /// In the order of level, row and column.
  public let packets: [TilePacket]
  /// Those that have a folder, in their order; some may have no tiles.
  public let levels: [Int]
  /// What is wrong with the names and places of its files.
  public let problems: [LayoutProblem]
  /// How the tiles are stored, by what was found; `nil` where nothing was.
  public let storage: TileStorageFormat?
  /// The folder of the tiles, for people.
  public let tilesName: String
  /// The package in which they lie.
  public let archive: ZipArchive?

  /// Finds the tiles that belong to a scheme.
  ///
  /// - Parameters:
  ///   - opened: what `SchemeOpener` made of `path`.
  ///   - path: a scheme file, a cache directory or a package.
  /// - Throws: `FileAccessError` where a package cannot be read.
  public init(of opened: OpenedScheme, at path: FilePath) throws(FileAccessError) {
    let schemeFile = opened.documents.first?.file ?? path.string
    let base: TileTree
    switch opened.container {
    case .tpk, .tpkx:
      let archive = try ZipArchive(path)
      let entry = schemeFile.dropFirst(path.string.count + 1)
      base = TileTree(
        archive, folder: String(entry[..<(entry.lastIndex(of: "/").map { entry.index(after: $0) } ?? entry.startIndex)])
      )
      self.archive = archive
    case .file, .directory:
      let folder = FilePath(schemeFile).removingLastComponent()
      base = TileTree(folder.isEmpty ? "." : folder)
      archive = nil
    }
    let form = opened.documents.first?.document.format.form
    let model = opened.model
    var search = PacketSearch()
    tilesName = search.run(
      base, tilesAt: form == .readyToServe ? model.tileBundlesPath ?? "./tile" : "_alllayers", model: model)
    packets = search.packets.sorted { first, second in
      (first.level, first.corner.row, first.corner.column) < (second.level, second.corner.row, second.corner.column)
    }
    levels = search.levels.sorted()
    problems = search.problems
    storage = search.storage
  }
}
