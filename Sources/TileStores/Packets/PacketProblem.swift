/// A fault in the storage of a packet, as opposed to one in an image.
public enum PacketProblem: Hashable, Sendable {
  /// A field of the header has a value that no known program writes: a clause with the value and the expected one.
  case header(String)
  /// The separate index file of Compact V1 is damaged or contradicts the bundle: a clause.
  case indexFile(String)
  /// The number of tiles in the header of a bundle is not that of its index.
  case tileCount(stated: Int, index: Int)
  /// The file is shorter than its header and index: both sizes in bytes.
  case tooShort(size: Int, needed: Int)
  /// The size in the header is not that of the file: both in bytes.
  case sizeDiffers(stated: Int, size: Int)
  /// The first row and column in the header are not those of the file name.
  case corner(row: Int, column: Int)
  /// An entry of the index points outside the tile data: the position of the tile, its offset and size in bytes.
  case outside(UInt16, offset: Int, size: Int)
  /// Two tiles overlap: the position of the tile that seems to be sound, and of the one whose entry is wrong. If both
  /// can be wrong, the later one is blamed.
  case overlap(UInt16, UInt16)
  /// Two entries of the index point to the same bytes: their positions.
  case sharedTile(UInt16, UInt16)
  /// The size word before a tile is not the size in the index: both in bytes.
  case sizeWord(UInt16, stated: Int, index: Int)
  /// A tile is too large for a bundle: its size in bytes.
  case tooLarge(UInt16, size: Int)
  /// A database has other rows for the place of a tile: its position, and the number of these rows.
  case repeatedRow(UInt16, others: Int)
  /// A row of a database contains no tile: its position, and a clause that says what it contains.
  case notATile(UInt16, String)

  /// The position of the tile; `nil` if the problem is one of the whole packet.
  public var position: UInt16? {
    switch self {
    case .outside(let position, _, _), .overlap(_, let position), .sharedTile(_, let position),
      .sizeWord(let position, _, _), .tooLarge(let position, _), .repeatedRow(let position, _),
      .notATile(let position, _):
      position
    case .header, .indexFile, .tileCount, .tooShort, .sizeDiffers, .corner: nil
    }
  }
}
