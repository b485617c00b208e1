import FileAccess
import SystemPackage

/// Adds tiles to a Compact V2 cache that exists: each bundle that changes is replaced whole.
struct BundleMergeSink: TileSink {
  private let cache: FilePath
  private let tiles: FilePath
  private let recordCount: Int

  /// - Parameters:
  ///   - cache: where its documents lie.
  ///   - tiles: the folder of the levels.
  init(_ cache: FilePath, tiles: FilePath, levels: some Sequence<Int>, recordCount: Int) throws(FileAccessError) {
    self.cache = cache
    self.recordCount = recordCount
    self.tiles = tiles
    for level in levels { try Directory.create(tiles.appending(TileNames.level(level))) }
  }

  func write(
    _ number: Int, _ plan: PacketPlan, _ tiles: [StoredTile], _ reader: any PacketReader
  ) throws(FileAccessError) -> TileCensus {
    let path = self.tiles.appending(TileNames.level(plan.level)).appending("\(plan.packet.corner.fileName).bundle")
    guard FileSystemEntry.at(path) == .file else {
      return try BundleFile.replace(path) { file throws(FileAccessError) in
        try writeBundle(tiles, of: plan, reader, recordCount: recordCount) { bytes, offset throws(FileAccessError) in
          try file.write(bytes, at: offset)
        }.census
      }
    }
    let old = CompactV2Bundle(try InputFile(path).all)
    let replaced = Set(tiles.map(\.position))
    let kept = try old.index().tiles.filter { !replaced.contains($0.position) }
    return try BundleFile.replace(path) { file throws(FileAccessError) in
      var census = TileCensus()
      var writer = CompactV2Writer(recordCount: recordCount)
      let write = { (bytes: UnsafeRawBufferPointer, offset: Int) throws(FileAccessError) in
        try file.write(bytes, at: offset)
      }
      try writer.begin(kept + tiles, write)
      try old.read(kept) { _, bytes, _ throws(FileAccessError) in try writer.add(tile: bytes, write) }
      try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
        _ = census.add(bytes, tile, of: plan)
        try writer.add(tile: bytes, write)
      }
      try writer.finish(write)
      return census
    }
  }

  /// Only documents that say something else than before are written.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    var staged = StagedFiles(overwrites: true)
    for document in documents {
      let path = cache.appending(document.name)
      if try FileReading.bytes(of: path) != document.bytes { try staged.add(document.bytes, at: path) }
    }
    return try staged.commit()
  }
}
