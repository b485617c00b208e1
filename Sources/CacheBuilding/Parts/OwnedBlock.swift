/// A block that one part makes.
struct OwnedBlock: Sendable {
  /// The place in the list of all blocks.
  let number: Int
  /// The number of the chain in the plan of the pyramid.
  let chain: Int
  /// The number of the split level.
  let level: Int
  let place: BlockCoordinate

  /// The name of the file that a part leaves when the block is complete.
  var fileName: String { "L\(level)-r\(place.row)-c\(place.column).block" }
}
