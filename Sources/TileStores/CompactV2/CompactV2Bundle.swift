public import FileAccess
public import SystemPackage

/// Reads a Compact V2 bundle, which contains its index: ArcGIS 10.3 and later, and .tpkx.
///
/// Source: Esri, CompactCacheV2.md; Documentation/Reference/compact-v2.md.
struct CompactV2Bundle: PacketReader {
  private let section: FileSection

  init(_ section: FileSection) { self.section = section }

  /// The tile that an entry of the index states; its size is 0 if the bundle does not have it.
  ///
  /// - Parameters:
  ///   - position: from 0 to 16,383, row by row.
  ///   - entry: the offset in the lower five bytes, the size in the upper three.
  static func tile(at position: Int, entry: UInt64) -> StoredTile {
    StoredTile(position: position, size: Int(entry >> 40), offset: Int(entry & 0xFF_FFFF_FFFF))
  }

  /// Reads the header and the index, 131,136 bytes; no tile is read.
  func index() throws(FileAccessError) -> PacketIndex {
    guard section.size >= CompactV2Header.tilesOffset else {
      return PacketIndex(problems: [.tooShort(size: section.size, needed: CompactV2Header.tilesOffset)])
    }
    let window = ReadingWindow(section, capacity: CompactV2Header.tilesOffset)
    let bytes = try window.bytes(at: 0, count: CompactV2Header.tilesOffset)
    var problems = CompactV2Header.problems(bytes, fileSize: section.size)
    var tiles: [StoredTile] = []
    var used = CompactV2Header.tilesOffset
    for position in 0..<PacketGrid.tileCount {
      let tile = Self.tile(at: position, entry: bytes.uint64(CompactV2Header.size + 8 * position))
      // A missing tile has the size 0. The offset does not matter: ArcGIS writes 4, other programs 0.
      guard tile.size > 0 else { continue }
      guard tile.offset >= CompactV2Header.tilesOffset, tile.end <= section.size else {
        problems.append(.outside(tile.position, offset: tile.offset, size: Int(tile.size)))
        continue
      }
      tiles.append(tile)
      used += Int(tile.size) + 4
    }
    let sorted = PacketIndex.sorted(tiles, prefix: 4)
    problems += try blamed(sorted.problems, tiles)
    return PacketIndex(
      tiles: sorted.tiles, problems: problems, slack: max(0, section.size - used),
      version: Fingerprint(of: section))
  }

  /// Overlaps with the right tile to blame: the one whose size word differs from its entry of the index. If both or none
  /// differ, it stays the later one.
  private func blamed(_ problems: [PacketProblem], _ tiles: [StoredTile]) throws(FileAccessError) -> [PacketProblem] {
    guard problems.contains(where: { if case .overlap = $0 { true } else { false } }) else { return problems }
    let byPosition = Dictionary(tiles.map { ($0.position, $0) }) { first, _ in first }
    let window = ReadingWindow(section, capacity: 1 << 12)
    func agrees(_ position: UInt16) throws(FileAccessError) -> Bool {
      guard let tile = byPosition[position] else { return false }
      return try window.bytes(at: tile.offset - 4, count: 4).uint32(0) == tile.size
    }
    var result: [PacketProblem] = []
    for problem in problems {
      if case .overlap(let earlier, let later) = problem, try !agrees(earlier), try agrees(later) {
        result.append(.overlap(later, earlier))
      } else {
        result.append(problem)
      }
    }
    return result
  }

  func version() -> Fingerprint? { Fingerprint(of: section) }

  /// Reads tiles with their size words, and reports a size word that differs from the index.
  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let window = ReadingWindow(section)
    section.expect(tiles.map { $0.offset - 4..<$0.end })
    for tile in tiles {
      let size = Int(tile.size)
      let bytes = try window.bytes(at: tile.offset - 4, count: size + 4)
      let word = Int(bytes.uint32(0))
      try body(
        tile, UnsafeRawBufferPointer(rebasing: bytes[4...]),
        word == size ? nil : .sizeWord(tile.position, stated: word, index: size))
    }
    try section.checkIsUnchanged()
  }
}

/// A Compact V2 bundle as the source of a packet.
public struct CompactV2Packet: PacketSource {
  private let bundle: BundleFile

  /// - Parameter bundle: the file, which contains the index and the tiles.
  public init(_ bundle: BundleFile) { self.bundle = bundle }

  /// The path of the bundle, or the package and the entry, for messages.
  public var name: String { bundle.name }

  /// The file of the bundle, or the package.
  public var file: FilePath { bundle.file }

  /// Opens the bundle; its index is not read yet.
  ///
  /// - Throws: `FileAccessError` if it cannot be opened, or the entry of a package cannot be read.
  public func open() throws(FileAccessError) -> any PacketReader { CompactV2Bundle(try bundle.open()) }

  /// Opens the bundle; each tile is found by its own entry of the index.
  ///
  /// - Throws: `FileAccessError` if it cannot be opened, or the entry of a package cannot be read.
  public func lookup() throws(FileAccessError) -> any TileLookup { CompactV2Lookup(try bundle.open()) }
}
