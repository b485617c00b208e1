import FileAccess
import SourceText
import TilingSchemes

/// Reads a Compact V1 bundle, whose index is in a .bundlx beside it: ArcGIS 10.0 to 10.2, and .tpk.
///
/// Esri has not published this format. Source: Documentation/Reference/compact-v1.md.
struct CompactV1Bundle: PacketReader {
  private static let headerSize = 60
  /// The header is followed by 16,384 size words of 0, to which the index points for missing tiles.
  static let tilesOffset = headerSize + 4 * PacketGrid.tileCount
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

  /// Where the .bundlx has the entry of a position. The index is column by column; positions are row by row.
  static func entry(of position: UInt16) -> Int {
    let (row, column) = (Int(position) / PacketGrid.width, Int(position) % PacketGrid.width)
    return indexHeaderSize + 5 * (column * PacketGrid.width + row)
  }

  func index() throws(FileAccessError) -> PacketIndex {
    guard bundle.size >= Self.tilesOffset else {
      return PacketIndex(problems: [.tooShort(size: bundle.size, needed: Self.tilesOffset)])
    }
    // The footer of 16 bytes is not required for reading: files without it exist in GeoTools' test data.
    guard indexFile.size >= Self.indexSize - 16 else {
      let size = counted(indexFile.size, "byte")
      return PacketIndex(problems: [.header("the .bundlx has \(size) instead of \(Self.indexSize)")])
    }
    var problems = try headerProblems()
    problems += try CompactV1IndexFile.problems(of: indexFile)
    let entries = ReadingWindow(indexFile, capacity: Self.indexSize)
    let offsets = Self.offsets(try entries.bytes(at: 0, count: Self.indexSize - 16))
    let sizes = ReadingWindow(bundle, capacity: sizeWindow(offsets.count { $0.offset >= Self.tilesOffset }))
    var tiles: [StoredTile] = []
    var used = Self.tilesOffset
    var strayed = 0
    bundle.expect(offsets.filter { $0.offset >= Self.tilesOffset }.map { $0.offset..<$0.offset + 4 })
    for (position, offset) in offsets {
      // A missing tile has the offset 0, or that of a size word of 0 after the header.
      guard offset != 0 else { continue }
      guard offset >= Self.headerSize, offset <= bundle.size - 4 else {
        problems.append(.outside(UInt16(position), offset: offset, size: 0))
        continue
      }
      // These size words are always 0, and there is one for each missing tile, so they are not read.
      if offset < Self.tilesOffset {
        if offset != Self.placeholder(of: position) { strayed += 1 }
        continue
      }
      let size = Int(try sizes.bytes(at: offset, count: 4).uint32(0))
      guard size > 0 else { continue }
      let tile = StoredTile(position: position, size: size, offset: offset + 4)
      // A size word of 4 bytes can give more than the file has; then the tile is outside, not too large.
      if size > PacketGrid.largestTile, size <= bundle.size - tile.offset {
        problems.append(.tooLarge(tile.position, size: size))
      } else if size > bundle.size - tile.offset {
        problems.append(.outside(tile.position, offset: tile.offset, size: size))
      } else {
        tiles.append(tile)
        used += size + 4
      }
    }
    if strayed > 0 {
      problems.append(
        .indexFile(
          "\(counted(strayed, "entry points", "entries point")) to the size word of another place without a tile"))
    }
    problems += try countProblems(tiles.count)
    let sorted = PacketIndex.sorted(tiles, prefix: 4)
    return PacketIndex(
      tiles: sorted.tiles, problems: problems + sorted.problems.map(Self.asDamage), slack: max(0, bundle.size - used),
      version: Fingerprint(of: bundle, indexFile))
  }

  func version() -> Fingerprint? { Fingerprint(of: bundle, indexFile) }

  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError) {
    let window = ReadingWindow(bundle)
    bundle.expect(tiles.map { $0.offset..<$0.end })
    for tile in tiles { try body(tile, try window.bytes(at: tile.offset, count: Int(tile.size)), nil) }
    try bundle.checkIsUnchanged()
    try indexFile.checkIsUnchanged()
  }

  /// How many bytes are read at once to reach the next size word: many small tiles together, but not large tiles, whose
  /// bytes are not needed here.
  private func sizeWindow(_ tileCount: Int) -> Int {
    (bundle.size - Self.tilesOffset) / max(tileCount, 1) < 1024 ? 1 << 18 : 64
  }

  /// The offsets of the size words in ascending order, so that the bundle is read front to back. The index is column by
  /// column; positions are row by row.
  private static func offsets(_ bytes: UnsafeRawBufferPointer) -> [(position: Int, offset: Int)] {
    let list = (0..<PacketGrid.tileCount).map { index -> (position: Int, offset: Int) in
      let place = indexHeaderSize + 5 * index
      return (index % PacketGrid.width * PacketGrid.width + index / PacketGrid.width, bytes.uint40(place))
    }
    return list.sorted { $0.offset < $1.offset }
  }

  /// Two entries that point to the same tile contradict each other: no program is known that shares tiles in Compact V1.
  private static func asDamage(_ problem: PacketProblem) -> PacketProblem {
    guard case .sharedTile(let first, let second) = problem else { return problem }
    let (one, other) = (Int(first), Int(second))
    let width = PacketGrid.width
    return .indexFile(
      "two entries of the .bundlx point to the same tile: those of row \(one / width), column \(one % width) and of "
        + "row \(other / width), column \(other % width) within the bundle")
  }

  /// The offset of a place's own size word, to which the index of ArcGIS points if the place has no tile. These words are
  /// column by column, as the index.
  private static func placeholder(of position: Int) -> Int {
    let index = position % PacketGrid.width * PacketGrid.width + position / PacketGrid.width
    return headerSize + 4 * index
  }

  /// Compares the number of tiles with the header, which has four times the number at byte 16. Some edited files have 0
  /// there.
  private func countProblems(_ count: Int) throws(FileAccessError) -> [PacketProblem] {
    let window = ReadingWindow(bundle, capacity: Self.headerSize)
    let stated = try window.bytes(at: 0, count: Self.headerSize).uint64(16)
    guard stated != 0, stated != UInt64(4 * count) else { return [] }
    return [.tileCount(stated: Int(clamping: stated / 4), index: count)]
  }

  /// Compares the header with the values that ArcGIS writes, the file size and the name.
  private func headerProblems() throws(FileAccessError) -> [PacketProblem] {
    let window = ReadingWindow(bundle, capacity: Self.headerSize)
    let header = try window.bytes(at: 0, count: Self.headerSize)
    var problems: [PacketProblem] = []
    if header.uint32(0) != 3 { problems.append(.header("the version at byte 0 is \(header.uint32(0)) instead of 3")) }
    if header.uint32(12) != 5 {
      problems.append(.header("the offset size at byte 12 is \(header.uint32(12)) instead of 5"))
    }
    let stated = header.uint64(24)
    if stated != UInt64(bundle.size) { problems.append(.sizeDiffers(stated: Int(clamping: stated), size: bundle.size)) }
    let row = Int(header.uint32(44))
    let column = Int(header.uint32(52))
    if row != corner.row || column != corner.column { problems.append(.corner(row: row, column: column)) }
    return problems
  }
}
