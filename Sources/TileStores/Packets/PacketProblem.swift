/// What is wrong with a packet's storage, apart from the images.
public enum PacketProblem: Hashable, Sendable {
  /// A field of the header is none that any writer writes: what it says.
  case header(String)
  /// The file is shorter than its header and index.
  case tooShort(size: Int, needed: Int)
  /// The header says another size than the file has.
  case sizeDiffers(stated: Int, size: Int)
  /// The bundle's own corner is not the one of its name.
  case corner(row: Int, column: Int)
  /// A tile that the index puts outside the file, or into the index.
  case outside(UInt16, offset: Int, size: Int)
  /// Two tiles that lie on each other in part.
  case overlap(UInt16, UInt16)
  /// Two entries of the index with the same bytes.
  case sharedTile(UInt16, UInt16)
  /// A size word that is not the index's.
  case sizeWord(UInt16, stated: Int, index: Int)
  /// A tile so large that no bundle can hold it, in bytes.
  case tooLarge(UInt16, size: Int)

  /// The tile it concerns, where it is one.
  public var position: UInt16? {
    switch self {
    case .outside(let position, _, _), .overlap(_, let position), .sharedTile(_, let position),
      .sizeWord(let position, _, _), .tooLarge(let position, _):
      position
    case .header, .tooShort, .sizeDiffers, .corner: nil
    }
  }
}
