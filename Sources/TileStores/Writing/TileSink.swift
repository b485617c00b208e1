public import FileAccess
public import SystemPackage

/// Where converted tiles go.
///
/// Packets are written side by side, each whole or not at all; the documents come last, and with them the result gets
/// its name. A sink sees tiles as bytes: what they are is found out by whoever carries them.
public protocol TileSink: Sendable {
  /// Whether an earlier run wrote a packet whole, so that it need not be written again.
  ///
  /// - Parameters:
  ///   - number: the packet's place among those of the destination.
  ///   - packet: the packet that would be written.
  /// - Throws: `FileAccessError` where what is there cannot be read.
  func holds(_ number: Int, _ packet: PacketContents) throws(FileAccessError) -> Bool

  /// Writes the tiles of a packet.
  ///
  /// - Parameters:
  ///   - number: the packet's place among those of the destination.
  ///   - packet: the level and the upper left tile of the packet, and how large it is.
  ///   - tiles: all tiles of the packet, in the order in which they are written.
  ///   - reader: hands out their bytes; each tile is read once.
  /// - Throws: `FileAccessError` where a tile cannot be read or written.
  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) throws(FileAccessError)

  /// Writes the documents and gives the result its name.
  ///
  /// - Returns: the paths that were written, for people.
  /// - Throws: `FileAccessError` where they cannot be written, or something took the result's name meanwhile.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath]
}
