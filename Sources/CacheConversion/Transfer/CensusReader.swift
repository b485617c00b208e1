import CacheVerification
import FileAccess
import TileStores

/// Checks each tile that another reader gives to a sink. Each tile is read only once, and the sink needs to know
/// nothing about images.
final class CensusReader: PacketReader {
  private let source: any PacketReader
  private let packet: PacketContents
  private(set) var census: TileCensus
  /// The positions of the tiles that are counted. A sink reads the tiles again if another program replaced its bundle in
  /// the meantime.
  private var counted: Set<UInt16> = []

  /// - Parameter expectation: the declarations of the input.
  init(_ source: any PacketReader, of packet: PacketContents, expecting expectation: TileExpectation) {
    self.source = source
    self.packet = packet
    census = TileCensus(expectation)
  }

  func index() throws(FileAccessError) -> PacketIndex { try source.index() }

  func version() throws(FileAccessError) -> Fingerprint? { try source.version() }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    try source.read(tiles) { tile, bytes, problem throws(FileAccessError) in
      if counted.insert(tile.position).inserted { census.add(bytes, tile, of: packet, problem) }
      try body(tile, bytes, problem)
    }
  }
}
