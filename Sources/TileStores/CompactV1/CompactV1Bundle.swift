import FileAccess
import TilingSchemes

/// A bundle with its index in a .bundlx beside it, ArcGIS 10.0 to 10.2 and .tpk. Source:
/// Documentation/Reference/compact-v1.md.
struct CompactV1Bundle: PacketReader {
  private static let headerSize = 60
  /// Behind the header, a size word of zero for each tile that is not there.
  private static let tilesOffset = headerSize + 4 * PacketGrid.tileCount
  private static let indexHeaderSize = 16
  private static let indexSize = indexHeaderSize + 5 * PacketGrid.tileCount + 16

  private let bundle: FileSection
  private let indexFile: FileSection
  private let corner: BundleCoordinate

  init(_ bundle: FileSection, index: FileSection, corner: BundleCoordinate) {
    self.bundle = bundle
    indexFile = index
    self.corner = corner
  }

  func index() throws(FileAccessError) -> PacketIndex {
    guard bundle.size >= Self.tilesOffset else {
      return PacketIndex(problems: [.tooShort(size: bundle.size, needed: Self.tilesOffset)])
    }
    guard indexFile.size >= Self.indexSize - 16 else {
      return PacketIndex(problems: [.header("the .bundlx has \(indexFile.size) bytes instead of \(Self.indexSize)")])
    }
    var problems = try headerProblems()
    let entries = ReadingWindow(indexFile, capacity: Self.indexSize)
    let offsets = Self.offsets(try entries.bytes(at: 0, count: Self.indexSize - 16))
    let sizes = ReadingWindow(bundle, capacity: sizeWindow(offsets.count { $0.offset >= Self.tilesOffset }))
    var tiles: [StoredTile] = []
    var used = Self.tilesOffset
    for (position, offset) in offsets {
      // Empty: no place at all, or a size word of zero in the block behind the header.
      guard offset != 0 else { continue }
      guard offset >= Self.headerSize, offset <= bundle.size - 4 else {
        problems.append(.outside(UInt16(position), offset: offset, size: 0))
        continue
      }
      // There are as many of these as there are empty places, and they need not be read.
      if offset < Self.tilesOffset { continue }
      let size = Int(try sizes.bytes(at: offset, count: 4).uint32(0))
      guard size > 0 else { continue }
      let tile = StoredTile(position: position, size: size, offset: offset + 4)
      if size > PacketGrid.largestTile, size <= bundle.size - tile.offset {
        problems.append(.tooLarge(tile.position, size: size))
      } else if size > bundle.size - tile.offset {
        problems.append(.outside(tile.position, offset: tile.offset, size: size))
      } else {
        tiles.append(tile)
        used += size + 4
      }
    }
    let sorted = PacketIndex.sorted(tiles, prefix: 4)
    return PacketIndex(
      tiles: sorted.tiles, problems: problems + sorted.problems, slack: max(0, bundle.size - used),
      version: Fingerprint(of: bundle, indexFile))
  }

  func version() -> Fingerprint? { Fingerprint(of: bundle, indexFile) }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let window = ReadingWindow(bundle)
    for tile in tiles { try body(tile, try window.bytes(at: tile.offset, count: Int(tile.size)), nil) }
    try bundle.checkIsUnchanged()
    try indexFile.checkIsUnchanged()
  }

  /// How much is read at once on the way from size word to size word, in bytes: where tiles are large, not the tiles.
  private func sizeWindow(_ tileCount: Int) -> Int {
    (bundle.size - Self.tilesOffset) / max(tileCount, 1) < 1024 ? 1 << 18 : 64
  }

  /// Places of size words, sorted: the index goes column by column.
  private static func offsets(_ bytes: UnsafeRawBufferPointer) -> [(position: Int, offset: Int)] {
    let list = (0..<PacketGrid.tileCount).map { index -> (position: Int, offset: Int) in
      let place = indexHeaderSize + 5 * index
      let offset = Int(bytes.uint32(place)) | Int(bytes[place + 4]) << 32
      return (index % PacketGrid.width * PacketGrid.width + index / PacketGrid.width, offset)
    }
    return list.sorted { $0.offset < $1.offset }
  }

  private func headerProblems() throws(FileAccessError) -> [PacketProblem] {
    let window = ReadingWindow(bundle, capacity: Self.headerSize)
    let header = try window.bytes(at: 0, count: Self.headerSize)
    var problems: [PacketProblem] = []
    if header.uint32(0) != 3 { problems.append(.header("the version at byte 0 is \(header.uint32(0))")) }
    if header.uint32(12) != 5 { problems.append(.header("the offset size at byte 12 is \(header.uint32(12))")) }
    let stated = header.uint64(24)
    if stated != UInt64(bundle.size) { problems.append(.sizeDiffers(stated: Int(clamping: stated), size: bundle.size)) }
    let row = Int(header.uint32(44))
    let column = Int(header.uint32(52))
    if row != corner.row || column != corner.column { problems.append(.corner(row: row, column: column)) }
    return problems
  }
}
