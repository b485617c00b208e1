public import FileAccess
public import SystemPackage

/// Folders of images that are no cache of ArcGIS: one folder a level, and in it folders of rows or columns.
public struct FolderLayout: Sendable {
  /// The tiles that were found.
  public let packets: [TilePacket]
  /// What is wrong with names.
  public let problems: [LayoutProblem]

  /// Looks for tiles below a folder.
  ///
  /// - Throws: `FileAccessError` where the folder cannot be listed.
  public init(_ folder: FilePath, naming: FolderNaming) throws(FileAccessError) {
    var packets: [TilePacket] = []
    var problems: [LayoutProblem] = []
    for entry in try Directory.entries(in: folder) {
      let path = folder.appending(entry.name)
      guard (entry.kind ?? FileSystemEntry.at(path)) == .directory else { continue }
      guard let level = TileNames.level(named: entry.name) ?? TileNames.level(named: "L\(entry.name)") else {
        problems.append(LayoutProblem(.misnamedLevel, path.string))
        continue
      }
      var search = FolderSearch(path, naming: naming)
      search.run(try Directory.names(in: path))
      problems += search.problems
      packets += search.packets.map { TilePacket(level: level, corner: $0.corner, $0) }
    }
    self.packets = packets
    self.problems = problems
  }
}
