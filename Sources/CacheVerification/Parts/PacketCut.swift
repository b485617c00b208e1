package import CacheParts
import FileAccess
import SystemPackage
package import TileStores

/// The packets of a cache, cut into parts by the sizes of their files.
package struct PacketCut: Sendable {
  /// The parts and the blocks. A unit of them is a place: all packets of the same level, row and column.
  package let cut: UnitCut
  /// The sizes and times of the files of all packets.
  package let versions: Fingerprint
  /// For each unit, the number of the first packet of its place.
  private let places: [Int32]
  private let packets: [TilePacket]

  /// Opening a bundle costs about as much as reading this number of bytes.
  private static let bundleCost = 65_536

  /// - Parameters:
  ///   - tiles: the packets, in their order.
  ///   - parts: the number of parts, at least 1.
  ///   - isWanted: whether a packet belongs to the work.
  package init(_ tiles: VerifiedTiles, parts: Int, where isWanted: (TilePacket) -> Bool = { _ in true }) async {
    packets = tiles.packets
    let files = await PacketFiles(tiles)
    versions = files.versions
    var places: [Int32] = []
    let units = Self.units(packets, files, &places, where: isWanted)
    cut = UnitCut(units, parts: parts)
    self.places = places
  }

  /// The places of the packets with the sizes of their files.
  ///
  /// - Parameter places: gets the number of the first packet of each.
  private static func units(
    _ packets: [TilePacket], _ files: consuming PacketFiles, _ places: inout [Int32],
    where isWanted: (TilePacket) -> Bool
  ) -> UnitList {
    var units = UnitList()
    places.reserveCapacity(packets.count)
    units.reserveCapacity(packets.count)
    for (number, packet) in packets.enumerated() {
      let cost = files.size(of: number)
      // Packets of one place follow each other, and one part has all of them: only it can see that there are two.
      if let last = places.last, packet.isAtPlace(of: packets[Int(last)]) {
        units.raiseLast(by: cost)
        continue
      }
      guard isWanted(packet) else { continue }
      places.append(Int32(clamping: number))
      units.add(
        level: packet.level, row: packet.corner.row, column: packet.corner.column, cost: cost + bundleCost)
    }
    return units
  }

  /// The numbers of the packets of a block: place by place, in the order of the cut.
  package func packets(of block: UnitCut.Block) -> [Int] { cut.units(of: block).flatMap { numbers(of: $0) } }

  /// The numbers of all packets that belong to the work, in rising order.
  package var numbers: [Int] { places.indices.flatMap { numbers(of: $0) } }

  private func numbers(of unit: Int) -> Range<Int> {
    let first = Int(places[unit])
    var end = first + 1
    while end < packets.count, packets[end].isAtPlace(of: packets[first]) { end += 1 }
    return first..<end
  }
}
