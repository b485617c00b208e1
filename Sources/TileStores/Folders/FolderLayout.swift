public import FileAccess
public import SystemPackage

/// Folders of images that are not an ArcGIS cache: one folder for each level, with folders of rows or columns.
public struct FolderLayout: Sendable {
  /// The packets that were found.
  public let packets: [TilePacket]
  /// Wrong names of folders and files.
  public let problems: [LayoutProblem]

  /// Searches a folder for tiles.
  ///
  /// - Throws: `FileAccessError` if the folder cannot be listed.
  public init(_ folder: FilePath, naming: FolderNaming) throws(FileAccessError) {
    var packets: [TilePacket] = []
    var problems: [LayoutProblem] = []
    for entry in try Directory.entries(in: folder) {
      let path = folder.appending(entry.name)
      guard (entry.kind ?? FileSystemEntry.at(path)) == .directory else { continue }
      // Level folders have a bare number (`5`) or ArcGIS's name (`L05`), independently of the naming of the tiles.
      guard let level = TileNames.level(named: entry.name) ?? TileNames.level(named: "L\(entry.name)") else {
        problems.append(LayoutProblem(.misnamedLevel, path.string))
        continue
      }
      var search = FolderSearch(TileTree(path), naming: naming)
      search.run(try Directory.names(in: path))
      problems += search.problems
      packets += search.packets.map { TilePacket(level: level, corner: $0.corner, $0) }
    }
    self.packets = packets
    self.problems = problems + TilePacket.atSamePlace(packets)
  }
}
