import FileAccess
import SystemPackage

/// Writes a cache directory of Compact V2 bundles.
///
/// Each bundle gets its name when it is complete, so the existing names show what an interrupted run has finished.
struct BundleFolderSink: TileSink {
  private let directory: PartialDirectory
  private let tiles: FilePath
  private let recordCount: Int

  /// - Parameters:
  ///   - tileFolder: `_alllayers` or `tile`.
  ///   - recordCount: the number of records in the headers of the bundles.
  init(_ destination: SinkDestination, tileFolder: FilePath, recordCount: Int) throws(FileAccessError) {
    directory = try PartialDirectory(for: destination)
    self.recordCount = recordCount
    tiles = directory.path.appending(tileFolder.components)
    try directory.create(tileFolder)
    for level in destination.levels { try directory.create(tileFolder.appending(TileNames.level(level))) }
  }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool {
    FileSystemEntry.at(tiles.appending(packet.bundlePath.components)) == .file
  }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    try BundleFile.replace(self.tiles.appending(packet.bundlePath.components)) { file throws(FileAccessError) in
      _ = try CompactV2Writer.write(
        tiles, from: reader, recordCount: recordCount
      ) { bytes, offset throws(FileAccessError) in try file.write(bytes, at: offset) }
    }
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] { try directory.finish(documents) }
}

extension BundleFile {
  /// Writes a file under a temporary name and renames it; after an error, the old file is unchanged.
  static func replace(
    _ path: FilePath, _ write: (OutputFile) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let temporary = TemporaryName.new(beside: path)
    do throws(FileAccessError) {
      try write(OutputFile(temporary))
      try NewFile.rename(temporary, to: path)
    } catch {
      NewFile.remove(temporary)
      throw error
    }
  }
}
