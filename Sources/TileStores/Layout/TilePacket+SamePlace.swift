import TilingSchemes

extension TilePacket {
  /// Packets for the same 128 × 128 tiles, such as bundles in `L01` and in `L1`, or `R0000C0000.bundle` and
  /// `R0000c0000.bundle`. Programs disagree on which of them they read, and a result has room for only one.
  ///
  /// - Returns: one problem for each packet after the first of a place.
  static func atSamePlace(_ packets: [TilePacket]) -> [LayoutProblem] {
    // In ascending order, no place can be there twice. A dictionary of a country's bundles takes a hundred megabytes.
    // By their numbers: a copy of each packet would take longer than the comparison.
    let isAscending = packets.indices.dropFirst().allSatisfy { number in
      let (corner, before) = (packets[number].corner, packets[number - 1].corner)
      return (packets[number - 1].level, before.row, before.column) < (packets[number].level, corner.row, corner.column)
    }
    if isAscending { return [] }
    var first: [Place: TilePacket] = [:]
    return packets.compactMap { packet in
      let place = Place(level: packet.level, corner: packet.corner)
      guard let other = first[place] else {
        first[place] = packet
        return nil
      }
      return LayoutProblem(.samePlace(other: other.name), packet.name)
    }
  }

  private struct Place: Hashable {
    let level: Int
    let corner: BundleCoordinate
  }
}
