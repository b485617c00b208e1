package import FileAccess
import Synchronization
package import SystemPackage

/// Writes the tiles of some packets for a part of a plan. Other processes write other packets to the same directory, or the
/// same packets at the same time.
package final class PartSink: TileSink {
  /// What was written of a packet.
  package struct Written: Hashable, Sendable {
    /// The CRC-32 of the bundle, or of the bytes of all tiles in their order.
    package let checksum: UInt32
    /// The position and the size of each tile in their order, if the files do not show them; otherwise empty.
    package let tiles: [Int]

    package init(checksum: UInt32, tiles: [Int]) {
      self.checksum = checksum
      self.tiles = tiles
    }
  }

  private let form: PartForm
  private let tiles: FilePath
  private let isSynced: Bool
  private let results = Mutex<[Int: Written]>([:])

  /// - Parameters:
  ///   - directory: to which all parts write; the folder of the levels is created in it.
  ///   - form: how tiles are stored.
  ///   - isSynced: whether bundles are on the disk when they are written; `sync` is for single files.
  /// - Throws: `FileAccessError` if the folder cannot be created.
  package init(_ directory: FilePath, as form: PartForm, isSynced: Bool) throws(FileAccessError) {
    self.form = form
    tiles = directory.appending(form.tileFolder)
    self.isSynced = isSynced && form != .files
    try Directory.create(tiles)
  }

  private var shared: SharedFile { SharedFile(isSynced: isSynced) }

  /// What was written, by the number of the packet.
  package var written: [Int: Written] { results.withLock { $0 } }

  /// `false`, always: `write` looks for what an earlier run has left, and every tile must be read for its faults.
  package func holds(_ number: Int, _ packet: PacketContents) -> Bool { false }

  /// Writes what is missing of a packet.
  package func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    try Directory.create(self.tiles.appending(TileNames.level(packet.level)))
    let result =
      form == .files ? try writeFiles(packet, tiles, from: reader) : try writeBundle(packet, tiles, from: reader)
    results.withLock { $0[number] = result }
  }

  /// Nothing: the end of the plan writes the documents.
  package func finish(_ documents: [CacheDocument]) -> [FilePath] { [] }

  private func writeBundle(
    _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) -> Written {
    let path = self.tiles.appending(packet.bundlePath.components)
    // An empty tile is in no index.
    let isListed = form == .kept && tiles.contains { $0.size == 0 }
    let list = isListed ? tiles.flatMap { [Int($0.position), Int($0.size)] } : []
    if let file = try? InputFile(path).all, file.size == packet.bundleSize {
      // The bundle is that of this plan, or it would have another name.
      try reader.read(tiles) { _, _, _ in }
      return Written(checksum: try PartFile.checksum(of: file).value, tiles: list)
    }
    let temporary = TemporaryName.new(beside: path)
    do throws(FileAccessError) {
      let file = try OutputFile(temporary)
      let checksum = try CompactV2Writer.write(
        tiles, from: reader, recordCount: form.recordCount
      ) { bytes, offset throws(FileAccessError) in try file.write(bytes, at: offset) }
      try shared.publish(temporary, as: path, size: packet.bundleSize)
      return Written(checksum: checksum.value, tiles: list)
    } catch {
      NewFile.remove(temporary)
      throw error
    }
  }

  private func writeFiles(
    _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) -> Written {
    var checksum = Checksum()
    var list: [Int] = []
    var made: Set<Int> = []
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
      checksum.update(bytes)
      list += [Int(tile.position), Int(tile.size)]
      let path = PartFile.path(of: tile.position, packet, in: self.tiles, bytes)
      let row = PacketGrid.tile(at: tile.position, in: packet.corner).row
      if made.insert(row).inserted { try Directory.create(path.folder) }
      // Files get their names when they are whole, so the size shows that this one is.
      if let size = try? Stat(path).size, Int(size) == bytes.count { return }
      try shared.write(Array(bytes), at: path)
    }
    return Written(checksum: checksum.value, tiles: list)
  }
}
