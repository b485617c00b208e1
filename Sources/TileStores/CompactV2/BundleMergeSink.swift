public import FileAccess
public import SystemPackage

/// Adds tiles to an existing Compact V2 cache. Each bundle that changes is replaced as a whole, so that servers never
/// read a bundle that is half written.
public struct BundleMergeSink: TileSink {
  private let cache: FilePath
  private let tiles: FilePath
  private let recordCount: Int

  /// Also removes temporary files that killed runs left in the folders of the cache.
  ///
  /// - Parameters:
  ///   - cache: the folder that contains the documents.
  ///   - tiles: the folder of the levels.
  ///   - levels: the levels that get tiles; missing folders are created.
  ///   - store: the form of the cache, which decides the headers of the bundles.
  /// - Throws: `FileAccessError` if the folder of a level cannot be created.
  public init(
    _ cache: FilePath, tiles: FilePath, levels: [Int], as store: CompactV2Store
  ) throws(FileAccessError) {
    self.cache = cache
    self.tiles = tiles
    recordCount = store.recordCount
    TemporaryName.sweep(cache)
    // A scheme to which no tile was ever added has not even the folder.
    try Directory.create(tiles)
    for level in levels {
      let folder = tiles.appending(TileNames.level(level))
      try Directory.create(folder)
      TemporaryName.sweep(folder)
    }
  }

  /// `false`, always: adding the same tiles a second time gives the same result.
  public func holds(_ number: Int, _ packet: PacketContents) -> Bool { false }

  /// Writes a new bundle with the existing tiles and the added ones; an added tile replaces the existing tile in its
  /// place.
  ///
  /// If another program replaces the bundle in the meantime, the tiles of that program are kept as well.
  ///
  /// - Throws: `FileAccessError` if the bundle or the tiles cannot be read, or the new bundle cannot be written. The
  ///   old bundle is then unchanged.
  public func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    let name = self.tiles.appending(packet.bundlePath.components)
    // A symbolic link to a bundle stays; its target is replaced.
    let path = RealPath.of(name) ?? name
    let temporary = TemporaryName.new(beside: path)
    do throws(FileAccessError) {
      // Each further round needs another program that replaced the bundle in the meantime.
      for _ in 0..<100 {
        let old = FileSystemEntry.at(path) == .file ? try InputFile(path) : nil
        try write(tiles, from: reader, over: old, at: temporary)
        if try ReplacedFile(path, was: old).replace(by: temporary) { return }
        NewFile.remove(temporary)
      }
      throw FileAccessError(path.string, .changedWhileRead)
    } catch {
      NewFile.remove(temporary)
      throw error
    }
  }

  private func write(
    _ tiles: [StoredTile], from reader: any PacketReader, over file: InputFile?, at path: FilePath
  ) throws(FileAccessError) {
    let old = file.map { CompactV2Bundle($0.all) }
    // Copying the kept tiles also removes unused bytes of the old bundle.
    let replaced = Set(tiles.map(\.position))
    let kept = try old?.index().tiles.filter { !replaced.contains($0.position) } ?? []
    let output = try OutputFile(path)
    var writer = CompactV2Writer(recordCount: recordCount)
    let write = { (bytes: UnsafeRawBufferPointer, offset: Int) throws(FileAccessError) in
      try output.write(bytes, at: offset)
    }
    try writer.begin(kept + tiles, write)
    try old?.read(kept) { _, bytes, _ throws(FileAccessError) in try writer.add(tile: bytes, write) }
    try reader.read(tiles) { _, bytes, _ throws(FileAccessError) in try writer.add(tile: bytes, write) }
    try writer.finish(write)
  }

  /// Writes the documents that have changed.
  ///
  /// - Throws: `FileAccessError` if a document cannot be read or written.
  public func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    var staged = StagedFiles(overwrites: true)
    for document in documents {
      let path = cache.appending(document.name)
      if try FileReading.bytes(of: path) != document.bytes { try staged.add(document.bytes, at: path) }
    }
    return try staged.commit()
  }
}
