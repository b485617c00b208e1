import FileAccess
import SystemPackage

/// Where converted tiles go.
///
/// Packets are written side by side, each whole or not at all; the documents come last, and with them the result gets
/// its name.
protocol TileSink: Sendable {
  /// Writes the tiles of a packet. One that an earlier run wrote whole is read and looked at, and not written again.
  ///
  /// - Parameter number: the packet's place in the plan.
  /// - Returns: what the tiles are.
  func write(
    _ number: Int, _ plan: PacketPlan, _ tiles: [StoredTile], _ reader: any PacketReader
  ) throws(FileAccessError) -> TileCensus

  /// Writes the documents and gives the result its name.
  ///
  /// - Returns: the paths that were written, for people.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath]
}

/// A file that belongs to a cache beside its tiles.
package struct CacheDocument: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension TileSink {
  /// Looks at tiles that need not be written.
  func look(
    at tiles: [StoredTile], of plan: PacketPlan, _ reader: any PacketReader
  ) throws(FileAccessError) -> TileCensus {
    var census = TileCensus()
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in _ = census.add(bytes, tile, of: plan) }
    return census
  }

  /// Writes tiles as a bundle.
  func writeBundle(
    _ tiles: [StoredTile], of plan: PacketPlan, _ reader: any PacketReader, recordCount: Int,
    _ write: (UnsafeRawBufferPointer, Int) throws(FileAccessError) -> Void
  ) throws(FileAccessError) -> (census: TileCensus, checksum: Checksum) {
    var census = TileCensus()
    var writer = CompactV2Writer(recordCount: recordCount)
    try writer.begin(tiles, write)
    try reader.read(tiles) { tile, bytes, _ throws(FileAccessError) in
      _ = census.add(bytes, tile, of: plan)
      try writer.add(tile: bytes, write)
    }
    try writer.finish(write)
    return (census, writer.checksum)
  }
}
