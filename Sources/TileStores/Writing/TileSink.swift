public import FileAccess
public import SystemPackage

/// Writes the tiles of a conversion.
///
/// Several packets are written at the same time, each completely or not at all. The documents come last, and then the
/// result gets its name. A sink does not examine the bytes of tiles; the caller does that.
public protocol TileSink: Sendable {
  /// Whether an earlier run has written a packet completely, so that it is not written again.
  ///
  /// - Parameters:
  ///   - number: the number of the packet in `SinkDestination.packets`, from 0.
  ///   - packet: the packet that would be written.
  /// - Throws: `FileAccessError` if the output of the earlier run cannot be read.
  func holds(_ number: Int, _ packet: PacketContents) throws(FileAccessError) -> Bool

  /// Writes the tiles of a packet.
  ///
  /// - Parameters:
  ///   - number: the number of the packet in `SinkDestination.packets`, from 0.
  ///   - packet: the level, the upper left tile and the size of the packet.
  ///   - tiles: all tiles of the packet, in the order in which they are written.
  ///   - reader: reads the bytes of the tiles, each tile once.
  /// - Throws: `FileAccessError` if a tile cannot be read or written.
  func write(
    _ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader
  ) async throws(FileAccessError)

  /// Writes the documents and gives the result its name.
  ///
  /// - Returns: the paths of the result, for messages.
  /// - Throws: `FileAccessError` if the documents cannot be written, or a file or directory with the name of the result
  ///   has appeared in the meantime.
  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath]

  /// What the report should say about the result that was written: clauses for people, without a full stop.
  var remarks: [String] { get }
}

extension TileSink {
  /// No remarks.
  public var remarks: [String] { [] }
}
