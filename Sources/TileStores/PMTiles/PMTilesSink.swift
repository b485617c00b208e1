import FileAccess
import SourceText
import SystemPackage
import TilingSchemes

/// Writes an archive: contents in the order of the tiles, each content once. Source: PMTiles Version 3 Specification.
///
/// The tile data begin at byte 16,384, and the metadata and the leaf directories follow them. All sections but the root
/// directory may be anywhere, so nothing is copied when the sizes of the directories are known. The same input gives the
/// same bytes, with and without an interruption.
///
/// `Sendable` is unchecked: packets are written one after the other.
final class PMTilesSink: TileSink, @unchecked Sendable {
  private let destination: SinkDestination
  private let data: TileDataOutput
  private let journal: PMTilesJournal
  private let finishedPackets: Int
  private var contents = ContentTable()
  private var tally = PMTilesTally()
  /// The content that was found last: an ocean has the same one thousands of times.
  private var repeated: (offset: Int, bytes: [UInt8])?

  init(_ destination: SinkDestination) throws(FileAccessError) {
    self.destination = destination
    let partial = destination.partial
    // The name of an SQLite journal, so that all that looks for leftovers finds it.
    let list = FilePath("\(partial.string)-journal")
    let finished = destination.leftovers == .continued ? Self.finished(partial, list) : PMTilesJournal.Finished()
    if finished.packets == 0 {
      if destination.leftovers == .removed { try Partial.removeAll(for: destination.path) }
      try Partial.remove(partial)
      try Partial.remove(list)
    }
    finishedPackets = finished.packets
    let file = try OutputFile(partial, continues: finished.packets > 0)
    try file.truncate(to: TileDataOutput.start + finished.dataSize)
    data = TileDataOutput(file, size: finished.dataSize)
    journal = try PMTilesJournal(list, keeping: finished.journalSize)
    // The table is as it was when the run was interrupted, so that the same contents are found again.
    try journal.read { record throws(FileAccessError) in add(record) }
  }

  /// What an earlier run finished. If any part of it is missing, nothing is continued.
  private static func finished(_ partial: FilePath, _ list: FilePath) -> PMTilesJournal.Finished {
    guard let size = (try? InputFile(partial))?.size, let finished = try? PMTilesJournal.finished(list),
      size >= TileDataOutput.start + finished.dataSize
    else { return PMTilesJournal.Finished() }
    return finished
  }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool { number < finishedPackets }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) async throws(FileAccessError) {
    let segments = PMTilesSegments(tiles, of: packet, from: reader)
    var next = try segments.read(0)
    for place in 0..<segments.count {
      let current = next
      // The following segment is read while this one is written: both take half of the time.
      async let following = segments.reading(place + 1)
      for tile in current.tiles { try add(current.bytes, tile) }
      next = try await following.get()
    }
    try data.flush()
    try journal.endPacket(number, dataSize: data.size)
  }

  private func add(_ bytes: [UInt8], _ tile: PMTilesSegment.Tile) throws(FileAccessError) {
    do {
      try bytes.withUnsafeBytes { try add(UnsafeRawBufferPointer(rebasing: $0[tile.range]), of: tile.number) }
    } catch {
      throw error as? FileAccessError ?? FileAccessError(destination.path.string, .system(.ioError))
    }
  }

  private func add(_ bytes: UnsafeRawBufferPointer, of tile: UInt64) throws(FileAccessError) {
    let checksum = Checksum(bytes).value
    let offset = try place(of: bytes, ContentTable.key(checksum, size: bytes.count))
    let record = PMTilesJournal.Record(tile: tile, offset: offset, length: bytes.count, checksum: checksum)
    journal.add(record)
    add(record)
  }

  /// Counts a tile, and keeps its content in mind.
  private func add(_ record: PMTilesJournal.Record) {
    contents.use(ContentTable.key(record.checksum, size: record.length), at: record.offset)
    tally.add(record)
  }

  /// The offset of an equal content, or of the bytes, which are then written.
  private func place(of bytes: UnsafeRawBufferPointer, _ key: UInt64) throws(FileAccessError) -> Int {
    // Two contents can have the same checksum, so the bytes are compared.
    for offset in contents.offsets(of: key) where try holds(bytes, at: offset) { return offset }
    return try data.append(bytes)
  }

  /// Whether the content at an offset of the table has the bytes.
  ///
  /// Only offsets of the table are asked for: a continued run has the same table, but no content in memory.
  private func holds(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileAccessError) -> Bool {
    if let repeated, repeated.offset == offset {
      return repeated.bytes.withUnsafeBytes { $0.hasSameBytes(as: bytes) }
    }
    guard try data.holds(bytes, at: offset) else { return false }
    repeated = (offset, Array(bytes))
    return true
  }

  var remarks: [String] {
    guard contents.droppedCount > 0 else { return [] }
    let count = contents.droppedCount
    return [
      "\(counted(count, "content")) fell out of the table of contents already stored, which has room for "
        + "\(counted(ContentTable.capacity, "content")); equal tiles that follow are stored again"
    ]
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    try data.flush()
    let output = PMTilesDirectoryOutput(data: data, journal: journal, tally: tally)
    try output.write(documents)
    // Before the result has its name, so that nothing is left beside it if the run is killed here.
    NewFile.remove(journal.path)
    try NewFile.give(destination.partial, name: destination.path, replacing: destination.existing == .replaced)
    return [destination.path]
  }
}
