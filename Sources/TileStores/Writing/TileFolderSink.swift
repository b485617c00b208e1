import FileAccess
import SystemPackage

/// An exploded cache: a file for each tile.
struct TileFolderSink: TileSink {
  private let directory: PartialDirectory
  private let tiles: FilePath

  init(_ directory: PartialDirectory, levels: some Sequence<Int>) throws(FileAccessError) {
    self.directory = directory
    tiles = directory.path.appending("_alllayers")
    for level in levels { try directory.create(FilePath("_alllayers").appending(TileNames.level(level))) }
  }

  func write(
    _ number: Int, _ plan: PacketPlan, _ tiles: [StoredTile], _ reader: any PacketReader
  ) throws(FileAccessError) -> TileCensus {
    var census = TileCensus()
    let level = self.tiles.appending(TileNames.level(plan.level))
    var rows: Set<Int> = []
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
      let kind = census.add(bytes, tile, of: plan)
      let place = PacketGrid.tile(at: tile.position, in: plan.packet.corner)
      let row = level.appending(TileNames.row(place.row))
      if rows.insert(place.row).inserted { try Directory.create(row) }
      let path = row.appending("\(TileNames.column(place.column)).\(Self.fileExtension(kind, bytes))")
      // A file of the right size was written to its last byte.
      if let size = try? Stat(path).size, Int(size) == bytes.count { return }
      NewFile.remove(path)
      try OutputFile(path).write(bytes, at: 0)
    }
    return census
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] { try directory.finish(documents) }

  /// Of a damaged image too: a PNG without its first bytes is a PNG.
  private static func fileExtension(_ kind: TileImage.Kind?, _ bytes: UnsafeRawBufferPointer) -> String {
    switch kind {
    case .jpeg: "jpg"
    case .lerc: "lerc"
    case .png, .other: "png"
    case nil: bytes.starts(with: [0xFF, 0xD8]) ? "jpg" : "png"
    }
  }
}
