import FileAccess

/// Finds single tiles of a Compact V1 bundle by their own entries of the .bundlx, five bytes each, and the size words in
/// front of the tiles.
struct CompactV1Lookup: TileLookup {
  private let bundle: FileSection
  private let index: FileSection

  init(_ bundle: FileSection, index: FileSection) {
    self.bundle = bundle
    self.index = index
  }

  func tile(at position: UInt16, from source: ReadingSource) throws(FileAccessError) -> LookupResult<StoredTile> {
    let place = CompactV1Bundle.entry(of: position)
    guard place + 5 <= index.size else { return .missing }
    let entry: [UInt8]
    switch try index.bytes(at: place, count: 5, from: source) {
    case .found(let bytes): entry = bytes
    case .missing: return .missing
    case .onDisk: return .onDisk
    }
    let offset = entry.withUnsafeBytes { $0.uint40(0) }
    // Smaller offsets are those of the size words of missing tiles.
    guard offset >= CompactV1Bundle.tilesOffset, offset <= bundle.size - 4 else { return .missing }
    switch try bundle.bytes(at: offset, count: 4, from: source) {
    case .found(let word):
      let size = word.withUnsafeBytes { Int($0.uint32(0)) }
      guard size > 0, size <= PacketGrid.largestTile, size <= bundle.size - offset - 4 else { return .missing }
      return .found(StoredTile(position: Int(position), size: size, offset: offset + 4))
    case .missing: return .missing
    case .onDisk: return .onDisk
    }
  }

  func bytes(of tile: StoredTile, from source: ReadingSource) throws(FileAccessError) -> LookupResult<[UInt8]> {
    try bundle.bytes(at: tile.offset, count: Int(tile.size), from: source)
  }
}
