import FileAccess
import SystemPackage

/// Writes a .tpkx: documents first, then the bundles, all stored without compression.
///
/// All sizes are known before, so each entry has a fixed place and several bundles are written at the same time. An
/// entry gets its header last; the header shows a continued run that the entry is complete.
struct PackageSink: TileSink {
  private let archive: ZipOutput
  private let partial: FilePath
  private let destination: SinkDestination
  /// The names and reserved sizes of the documents, which come first in the package and are written last.
  private let reserved: [ZipOutput.Entry]
  /// The folders of a package without tiles; empty for all others.
  private let folders: [ZipOutput.Entry]

  init(_ destination: SinkDestination) throws(FileAccessError) {
    self.destination = destination
    partial = destination.partial
    if destination.leftovers == .removed { try Partial.removeAll(for: destination.path) }
    reserved = destination.documents.map { ZipOutput.Entry($0.name, size: $0.bytes.count) }
    let bundles = destination.packets.map { packet in
      ZipOutput.Entry("tile/\(packet.bundlePath.string)", size: packet.bundleSize)
    }
    // ArcGIS writes no entries for folders, and needs none if there are bundles. Without a single bundle, they show that
    // nothing is missing.
    folders =
      bundles.isEmpty
      ? [ZipOutput.Entry("tile/", size: 0)]
        + destination.levels.map { ZipOutput.Entry("tile/\(TileNames.level($0))/", size: 0) } : []
    archive = try ZipOutput(
      partial, entries: reserved + bundles + folders, continues: destination.leftovers == .continued)
  }

  func holds(_ number: Int, _ packet: PacketContents) throws(FileAccessError) -> Bool {
    try archive.isClosed(reserved.count + number)
  }

  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError) {
    let entry = reserved.count + number
    let checksum = try CompactV2Writer.write(
      tiles, from: reader, recordCount: 0
    ) { bytes, offset throws(FileAccessError) in try archive.write(bytes, to: entry, at: offset) }
    try archive.close(entry, checksum: checksum)
  }

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    for (entry, document) in documents.enumerated() {
      // The image format is known only after all tiles, so the largest size was reserved. JSON may end with spaces,
      // which fill the rest.
      let padding = [UInt8](repeating: UInt8(ascii: " "), count: max(0, reserved[entry].size - document.bytes.count))
      try archive.write(document.bytes + padding, to: entry)
    }
    for number in folders.indices { try archive.write([], to: reserved.count + destination.packets.count + number) }
    try archive.finish()
    try NewFile.give(partial, name: destination.path, replacing: destination.existing == .replaced)
    return [destination.path]
  }
}
