public import FileAccess
public import SystemPackage

/// Folders of images that are not an ArcGIS cache: one folder for each level, with folders of rows or columns.
public struct FolderLayout: Sendable {
  /// The packets that were found.
  public let packets: [TilePacket]
  /// The numbers of the levels that have a folder, in ascending order.
  public let levels: [Int]
  /// Wrong names of folders and files.
  public let problems: [LayoutProblem]

  /// Searches a folder for tiles.
  ///
  /// - Parameters:
  ///   - folder: the folder that contains the folders of the levels.
  ///   - naming: how folders and files are named.
  ///   - rowCounts: the number of rows of each level, if rows count from the south. The tiles of a level that is not in
  ///     it have no place.
  /// - Throws: `FileAccessError` if the folder cannot be listed.
  public init(_ folder: FilePath, naming: FolderNaming, rowCounts: [Int: Int] = [:]) throws(FileAccessError) {
    var packets: [TilePacket] = []
    var levels: Set<Int> = []
    var problems: [LayoutProblem] = []
    for entry in try Directory.entries(in: folder) {
      let path = folder.appending(entry.name)
      guard (entry.kind ?? FileSystemEntry.at(path)) == .directory else { continue }
      guard let level = Self.level(named: entry.name) else {
        problems.append(LayoutProblem(.misnamedLevel, path.string))
        continue
      }
      if naming.isFromSouth, rowCounts[level] == nil {
        problems.append(LayoutProblem(.misnamedLevel, path.string))
        continue
      }
      levels.insert(level)
      var search = FolderSearch(TileTree(path), naming: naming, rowCount: rowCounts[level])
      search.run(try Directory.names(in: path))
      problems += search.problems
      packets += search.packets.map { TilePacket(level: level, corner: $0.corner, $0) }
    }
    self.packets = packets.sorted { first, second in
      (first.level, first.corner.row, first.corner.column) < (second.level, second.corner.row, second.corner.column)
    }
    self.levels = levels.sorted()
    self.problems = problems + TilePacket.atSamePlace(packets)
  }

  /// The level of a folder with a bare number (`5`) or ArcGIS's name (`L05`), independently of the naming of the tiles.
  package static func level(named name: String) -> Int? {
    TileNames.level(named: name) ?? TileNames.level(named: "L\(name)")
  }
}
