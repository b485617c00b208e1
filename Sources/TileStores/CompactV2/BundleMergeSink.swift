public import FileAccess
public import SystemPackage

/// Adds tiles to a Compact V2 cache that exists: each bundle that changes is replaced whole.
public struct BundleMergeSink: TileSink {
  private let cache: FilePath
  private let tiles: FilePath
  private let recordCount: Int

  /// - Parameters:
  ///   - cache: where its documents lie.
  ///   - tiles: the folder of the levels.
  ///   - levels: the levels that get tiles, whose folders are made where they are missing.
  ///   - store: what kind of cache it is.
  /// - Throws: `FileAccessError` where a level's folder cannot be made.
  public init(
    _ cache: FilePath, tiles: FilePath, levels: [Int], as store: CompactV2Store
  ) throws(FileAccessError) {
    self.cache = cache
    self.tiles = tiles
    recordCount = store.recordCount
    for level in levels { try Directory.create(tiles.appending(TileNames.level(level))) }
  }

  /// Never: adding tiles a second time is the same as once.
  public func holds(_ number: Int, _ packet: PacketContents) -> Bool { false }

  /// Writes a bundle anew with the tiles that it has and those that are added; an added tile replaces the one at its
  /// place.
  ///
  /// - Throws: `FileAccessError` where the bundle or the tiles cannot be read, or the new bundle cannot be written; the
  ///   old one stays then.
  public func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    let path = self.tiles.appending(packet.bundlePath.components)
    let exists = FileSystemEntry.at(path) == .file
    let old = exists ? CompactV2Bundle(try InputFile(path).all) : nil
    let replaced = Set(tiles.map(\.position))
    let kept = try old?.index().tiles.filter { !replaced.contains($0.position) } ?? []
    try BundleFile.replace(path) { file throws(FileAccessError) in
      var writer = CompactV2Writer(recordCount: recordCount)
      let write = { (bytes: UnsafeRawBufferPointer, offset: Int) throws(FileAccessError) in
        try file.write(bytes, at: offset)
      }
      try writer.begin(kept + tiles, write)
      try old?.read(kept) { _, bytes, _ throws(FileAccessError) in try writer.add(tile: bytes, write) }
      try reader.read(tiles) { _, bytes, _ throws(FileAccessError) in try writer.add(tile: bytes, write) }
      try writer.finish(write)
    }
  }

  /// Only documents that say something else than before are written.
  public func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    var staged = StagedFiles(overwrites: true)
    for document in documents {
      let path = cache.appending(document.name)
      if try FileReading.bytes(of: path) != document.bytes { try staged.add(document.bytes, at: path) }
    }
    return try staged.commit()
  }
}
