import FileAccess
import SystemPackage

/// An exploded cache: a file for each tile.
struct TileFolderSink: TileSink {
  private let directory: PartialDirectory
  private let tiles: FilePath

  init(_ destination: SinkDestination) throws(FileAccessError) {
    directory = try PartialDirectory(for: destination)
    tiles = directory.path.appending("_alllayers")
    for level in destination.levels { try directory.create(FilePath("_alllayers").appending(TileNames.level(level))) }
  }

  /// Never: each tile tells by itself whether it is there.
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
      // A file of the right size was written to its last byte.
      if let size = try? Stat(path).size, Int(size) == bytes.count { return }
      NewFile.remove(path)
      try OutputFile(path).write(bytes, at: 0)
    }
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] { try directory.finish(documents) }

  /// By the first bytes, of a damaged image too: what has lost its first bytes is a PNG in every cache that was seen.
  private static func fileExtension(_ bytes: UnsafeRawBufferPointer) -> String {
    if bytes.starts(with: [0xFF, 0xD8]) { return "jpg" }
    return TileImage.beginsAsLERC(bytes) ? "lerc" : "png"
  }
}
