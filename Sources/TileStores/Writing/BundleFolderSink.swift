import FileAccess
import SystemPackage

/// A cache directory of Compact V2 bundles.
struct BundleFolderSink: TileSink {
  private let directory: PartialDirectory
  private let tiles: FilePath
  private let recordCount: Int

  /// - Parameter tileFolder: `_alllayers` or `tile`.
  init(_ directory: PartialDirectory, tileFolder: FilePath, levels: some Sequence<Int>, recordCount: Int)
    throws(FileAccessError)
  {
    self.directory = directory
    self.recordCount = recordCount
    tiles = directory.path.appending(tileFolder.components)
    try directory.create(tileFolder)
    for level in levels { try directory.create(tileFolder.appending(TileNames.level(level))) }
  }

  func write(
    _ number: Int, _ plan: PacketPlan, _ tiles: [StoredTile], _ reader: any PacketReader
  ) throws(FileAccessError) -> TileCensus {
    let path = self.tiles.appending(TileNames.level(plan.level)).appending("\(plan.packet.corner.fileName).bundle")
    if FileSystemEntry.at(path) == .file { return try look(at: tiles, of: plan, reader) }
    return try BundleFile.replace(path) { file throws(FileAccessError) in
      try writeBundle(tiles, of: plan, reader, recordCount: recordCount) { bytes, offset throws(FileAccessError) in
        try file.write(bytes, at: offset)
      }.census
    }
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] { try directory.finish(documents) }
}

extension BundleFile {
  /// Writes a file under a temporary name and gives it its own, or leaves what was there.
  static func replace<Result>(
    _ path: FilePath, _ write: (OutputFile) throws(FileAccessError) -> Result
  ) throws(FileAccessError) -> Result {
    let temporary = NewFile.temporaryName(beside: path)
    do throws(FileAccessError) {
      let result = try write(OutputFile(temporary))
      try NewFile.rename(temporary, to: path)
      return result
    } catch {
      NewFile.remove(temporary)
      throw error
    }
  }
}
