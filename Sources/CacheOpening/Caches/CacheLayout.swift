package import FileAccess
package import SchemeFormats
package import SystemPackage
package import TileStores
package import TilingSchemes

/// Where a cache's tiles lie, packet by packet.
package struct CacheLayout: Sendable {
  /// In the order of level, row and column.
  package let packets: [TilePacket]
  /// Those that have a folder, in their order; some may have no tiles.
  package let levels: [Int]
  package let problems: [LayoutProblem]
  /// How the tiles are stored, by what was found; `nil` where nothing was.
  package let storage: TileStorageFormat?
  /// The folder of the tiles, for people.
  package let tilesName: String
  /// The package in which they lie.
  package let archive: ZipArchive?

  /// Finds the tiles that belong to a scheme.
  ///
  /// - Parameter opened: what `SchemeOpener` made of `path`.
  /// - Throws: `FileAccessError` where a package cannot be read.
  package init(of opened: OpenedScheme, at path: FilePath) throws(FileAccessError) {
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
    tilesName = search.run(base, form: form ?? .legacy, model: model)
    packets = search.packets.sorted { first, second in
      (first.level, first.corner.row, first.corner.column) < (second.level, second.corner.row, second.corner.column)
    }
    levels = search.levels.sorted()
    problems = search.problems
    storage = search.storage
  }
}
