import FileAccess
import TilingSchemes

/// A packet of 128 × 128 tiles in an archive.
struct PMTilesPacket: PacketSource {
  let archive: PMTilesFile
  let place: PMTilesSurvey.Packet
  /// The directories that have tiles of the packet.
  let directories: [PMTilesHeader.Section]

  var name: String { archive.path.string }

  func open() throws(FileAccessError) -> any PacketReader { PMTilesReader(packet: self, file: try archive.open()) }
}

/// Reads the tiles of a packet.
struct PMTilesReader: PacketReader {
  let packet: PMTilesPacket
  let file: FileSection

  /// Reads the directories of the packet. Tiles that share their bytes are usual, and no problem.
  func index() throws(FileAccessError) -> PacketIndex {
    let tileData = packet.archive.tileData
    let all = packet.place.tiles
    var problems: [PacketProblem] = []
    // If two entries are for the same tile, the later one counts, as in a search for the last entry before it.
    var found: [UInt16: StoredTile] = [:]
    file.expect(packet.directories.map { $0.offset..<$0.offset + $0.length })
    for section in packet.directories {
      for entry in try packet.archive.directory(section, in: file) where entry.run > 0 {
        let end = entry.tile.addingReportingOverflow(entry.run)
        let last = end.overflow ? all.upperBound : min(end.partialValue, all.upperBound)
        let first = max(entry.tile, all.lowerBound)
        guard first < last, entry.length > 0, entry.length <= tileData.length,
          entry.offset <= tileData.length - entry.length
        else { continue }
        for number in first..<last {
          let position = position(of: number)
          guard entry.length <= PacketGrid.largestTile else {
            problems.append(.tooLarge(UInt16(position), size: entry.length))
            continue
          }
          found[UInt16(position)] = StoredTile(
            position: position, size: entry.length, offset: tileData.offset + entry.offset)
        }
      }
    }
    let tiles = found.values.sorted { ($0.offset, $0.position) < ($1.offset, $1.position) }
    return PacketIndex(tiles: tiles, problems: problems, version: packet.archive.version)
  }

  func version() -> Fingerprint? { packet.archive.version }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let window = ReadingWindow(file)
    file.expect(tiles.map { $0.offset..<$0.end })
    for tile in tiles { try body(tile, try window.bytes(at: tile.offset, count: Int(tile.size)), nil) }
    try file.checkIsUnchanged()
  }

  /// The position in the packet of a tile by its number.
  private func position(of number: UInt64) -> Int {
    let zoom = packet.place.zoom
    let tile = HilbertCurve.tile(at: number - HilbertCurve.first(zoom), zoom: zoom)
    return tile.row % PacketGrid.width * PacketGrid.width + tile.column % PacketGrid.width
  }
}
