import FileAccess
import SystemPackage

/// Writes one file for each tile, in one folder for each row or column: an exploded cache, or folders for other programs.
struct TileFolderSink: TileSink {
  private let directory: PartialDirectory
  private let tiles: FilePath
  private let naming: FolderNaming
  private let rowCounts: [Int: Int]
  private let suffix: String?

  /// - Parameters:
  ///   - destination: the directory and the content that it will have.
  ///   - naming: how folders and files are named.
  ///   - steps: the path of the folder of the tiles from the directory; empty for the directory itself.
  init(_ destination: SinkDestination, naming: FolderNaming, below steps: FilePath) throws(FileAccessError) {
    self.naming = naming
    rowCounts = destination.rowCounts
    suffix = destination.tileSuffix
    directory = try PartialDirectory(for: destination)
    tiles = directory.path.pushing(steps)
    try directory.create(steps)
    for level in destination.levels { try directory.create(steps.appending(naming.levelName(level))) }
  }

  /// `false`, always: an interrupted packet has some of its files, so each tile is checked in `write`.
  func holds(_ number: Int, _ packet: PacketContents) -> Bool { false }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    let level = self.tiles.appending(naming.levelName(packet.level))
    let rowCount = rowCounts[packet.level]
    var made: Set<Int> = []
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      let numbers = naming.numbers(of: place, rowCount: rowCount)
      let folder = level.appending(naming.outerName(numbers.outer))
      if made.insert(numbers.outer).inserted { try Directory.create(folder) }
      let path = folder.appending("\(naming.innerName(numbers.inner)).\(suffix ?? Self.fileExtension(bytes))")
      // A file of the right size was written completely, because files grow from front to back.
      if let size = try? Stat(path).size, Int(size) == bytes.count { return }
      NewFile.remove(path)
      try OutputFile(path).write(bytes, at: 0)
    }
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] { try directory.finish(documents) }

  /// The extension by the first bytes, also of a damaged image. In all caches that were seen, tiles with missing first
  /// bytes are PNG.
  static func fileExtension(_ bytes: UnsafeRawBufferPointer) -> String {
    if bytes.starts(with: [0xFF, 0xD8]) { return "jpg" }
    return TileSignature(bytes) == .lerc ? "lerc" : "png"
  }
}
