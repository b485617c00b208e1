import CacheVerification
import FileAccess
import SourceText
import TileStores

/// The findings of `verify` about one packet and its tiles, in the words of `verify`.
struct CheckedPacket {
  private let packet: TilePacket
  private let reader: any PacketReader
  let index: PacketIndex

  /// Reads the index, and no tile.
  ///
  /// - Throws: `FileAccessError` if it cannot be read.
  init(_ packet: TilePacket) throws(FileAccessError) {
    self.packet = packet
    reader = try packet.open()
    index = try reader.index()
  }

  /// The faults of the packet as a whole, such as a size in the header of a bundle that is not that of the file.
  var ofPacket: [TileFault] {
    index.problems.filter { $0.position == nil }.compactMap(fault)
  }

  /// - Returns: `nil` for a fault that `verify` reports only to those who ask for it, such as bytes that two tiles share.
  private func fault(_ problem: PacketProblem) -> TileFault? {
    let fault = TileFault(problem, in: packet.corner)
    return fault.page.isOptional ? nil : fault
  }

  /// What the index shows to be wrong with tiles, such as an entry that points outside the file.
  ///
  /// - Parameter body: gets the position of each tile and its fault.
  func ofIndex(_ body: (UInt16, TileFault) -> Void) {
    for problem in index.problems {
      if let position = problem.position, let fault = fault(problem) { body(position, fault) }
    }
  }

  /// Reads tiles, and checks each.
  ///
  /// - Parameters:
  ///   - tiles: tiles of the index.
  ///   - body: gets each tile, its first bytes as a type, and its faults.
  /// - Throws: `FileAccessError` if a tile cannot be read, or the packet is changed meanwhile.
  func read(
    _ tiles: [StoredTile], _ body: (StoredTile, TileSignature, [TileFault]) -> Void
  ) throws(FileAccessError) {
    try reader.read(tiles) { tile, bytes, problem in
      var faults: [TileFault] = []
      if let problem, let fault = fault(problem) { faults.append(fault) }
      if let problem = TileImage.inspect(bytes).problem { faults.append(TileFault(problem)) }
      body(tile, TileSignature(bytes), faults)
    }
  }
}
