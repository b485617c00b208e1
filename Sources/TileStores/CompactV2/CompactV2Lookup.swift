import FileAccess

/// Finds single tiles of a Compact V2 bundle by their own entries of its index, eight bytes each.
struct CompactV2Lookup: TileLookup {
  private let section: FileSection

  init(_ section: FileSection) { self.section = section }

  func tile(at position: UInt16, from source: ReadingSource) throws(FileAccessError) -> LookupResult<StoredTile> {
    let place = CompactV2Header.size + 8 * Int(position)
    // A file that is too short for its index has no tiles; verify reports it.
    guard section.size >= CompactV2Header.tilesOffset else { return .missing }
    switch try section.bytes(at: place, count: 8, from: source) {
    case .found(let bytes):
      let tile = CompactV2Bundle.tile(at: Int(position), entry: bytes.withUnsafeBytes { $0.uint64(0) })
      let isInside = tile.offset >= CompactV2Header.tilesOffset && tile.end <= section.size
      return tile.size > 0 && isInside ? .found(tile) : .missing
    case .missing: return .missing
    case .onDisk: return .onDisk
    }
  }

  func bytes(of tile: StoredTile, from source: ReadingSource) throws(FileAccessError) -> LookupResult<[UInt8]> {
    try section.bytes(at: tile.offset, count: Int(tile.size), from: source)
  }
}
