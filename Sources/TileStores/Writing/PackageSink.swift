import FileAccess
import SystemPackage

/// A .tpkx: documents first, then the bundles, all stored.
struct PackageSink: TileSink {
  private let archive: ZipOutput
  private let partial: FilePath
  private let destination: FilePath
  private let replaces: Bool
  /// The names and the room of the documents, which are written last though they stand first.
  private let reserved: [(name: String, size: Int)]

  /// - Parameter documents: for each, the largest form that it may take.
  init(
    _ destination: FilePath, documents: [CacheDocument], packets: [PacketPlan], key: String, resumes: Bool,
    replaces: Bool
  ) throws(FileAccessError) {
    self.destination = destination
    self.replaces = replaces
    partial = Partial.path(for: destination, key: key)
    if !resumes { try Partial.removeAll(for: destination) }
    reserved = documents.map { ($0.name, $0.bytes.count) }
    let bundles = packets.map { plan in
      ZipOutput.Entry(
        "tile/\(TileNames.level(plan.level))/\(plan.packet.corner.fileName).bundle", size: plan.bundleSize)
    }
    archive = try ZipOutput(
      partial, entries: reserved.map { ZipOutput.Entry($0.name, size: $0.size) } + bundles, continues: resumes)
  }

  func write(
    _ number: Int, _ plan: PacketPlan, _ tiles: [StoredTile], _ reader: any PacketReader
  ) throws(FileAccessError) -> TileCensus {
    let entry = reserved.count + number
    if try archive.isClosed(entry) { return try look(at: tiles, of: plan, reader) }
    let written = try writeBundle(tiles, of: plan, reader, recordCount: 0) { bytes, offset throws(FileAccessError) in
      try archive.write(bytes, to: entry, at: offset)
    }
    try archive.close(entry, checksum: written.checksum)
    return written.census
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    for (entry, document) in documents.enumerated() {
      // JSON may end with spaces; they fill the room of a longer name of the image format.
      let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, reserved[entry].size - document.bytes.count))
      try archive.write(document.bytes + padding, to: entry)
    }
    try archive.finish()
    try NewFile.give(partial, name: destination, replacing: replaces)
    return [destination]
  }
}
