import FileAccess
import SystemPackage

/// Writes an exploded cache: one file for each tile, in one folder for each row.
struct TileFolderSink: TileSink {
  private let directory: PartialDirectory
  private let tiles: FilePath

  init(_ destination: SinkDestination) throws(FileAccessError) {
    directory = try PartialDirectory(for: destination)
    tiles = directory.path.appending("_alllayers")
    try directory.create("_alllayers")
    for level in destination.levels { try directory.create(FilePath("_alllayers").appending(TileNames.level(level))) }
  }

  /// `false`, always: an interrupted packet has some of its files, so each tile is checked in `write`.
  func holds(_ number: Int, _ packet: PacketContents) -> Bool { false }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    let level = self.tiles.appending(TileNames.level(packet.level))
    var rows: Set<Int> = []
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      let row = level.appending(TileNames.row(place.row))
      if rows.insert(place.row).inserted { try Directory.create(row) }
      let path = row.appending("\(TileNames.column(place.column)).\(Self.fileExtension(bytes))")
      // A file of the right size was written completely, because files grow from front to back.
      if let size = try? Stat(path).size, Int(size) == bytes.count { return }
      NewFile.remove(path)
      try OutputFile(path).write(bytes, at: 0)
    }
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] { try directory.finish(documents) }

  /// The extension by the first bytes, also of a damaged image. In all caches that were seen, tiles with missing first
  /// bytes are PNG.
  private static func fileExtension(_ bytes: UnsafeRawBufferPointer) -> String {
    if bytes.starts(with: [0xFF, 0xD8]) { return "jpg" }
    return TileImage.beginsAsLERC(bytes) ? "lerc" : "png"
  }
}
