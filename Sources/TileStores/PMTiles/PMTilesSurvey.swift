import FileAccess
import TilingSchemes

/// The result of reading the directories of an archive once: the packets, and what the header promises about them.
///
/// The entries are not kept, because an archive can have a hundred million of them. A packet reads its directories again.
struct PMTilesSurvey: Sendable {
  /// A directory with entries of tiles.
  struct Part: Sendable {
    /// The numbers of the tiles of its entries.
    let tiles: Range<UInt64>
    let section: PMTilesHeader.Section
  }

  /// A packet of the archive.
  struct Packet: Hashable, Sendable {
    let zoom: Int
    let corner: BundleCoordinate
    /// The numbers of all tiles that can be in the packet. A packet is a square of the Hilbert curve, so they are one
    /// range.
    let tiles: Range<UInt64>
  }

  /// Entries with one kind of fault.
  struct Faulty: Sendable {
    private(set) var count = 0
    /// The first of them in words.
    private(set) var example = ""

    mutating func add(_ words: @autoclosure () -> String) {
      if count == 0 { example = words() }
      count += 1
    }
  }

  /// In the order of zoom, then along the curve.
  private(set) var packets: [Packet] = []
  /// In the order in which they were read.
  private(set) var parts: [Part] = []
  private(set) var tileCount = 0
  private(set) var entryCount = 0
  /// The number of different places of contents; `nil` if there are too many to count them.
  private(set) var contentCount: Int?
  /// Whether leaf directories were left out, so that packets are missing and nothing is counted completely.
  private(set) var isPartial = false
  /// The zoom of the first entry, which may be in a directory that was not read.
  private(set) var firstZoom = 0
  /// Entries that are not after the entry before.
  private(set) var unordered = Faulty()
  /// Entries without bytes, or with bytes outside of the tile data.
  private(set) var outside = Faulty()
  /// Entries of tiles beyond the last zoom.
  private(set) var beyond = Faulty()
  /// Entries that are not in the order of a clustered archive.
  private(set) var unclustered = Faulty()

  /// The largest number of packets: more than 10^10 tiles.
  private static let packetLimit = 1 << 20
  /// The largest number of places of contents that are kept to be counted, 8 bytes each.
  private static let contentLimit = 4 << 20
  /// The specification discourages a second level of leaf directories.
  private static let depthLimit = 4

  private let tileData: PMTilesHeader.Section
  /// The tiles that are needed; `nil` for all.
  private let selection: PMTilesSelection?
  /// The number after the last tile so far.
  private var next: UInt64 = 0
  /// The number of bytes of leaf directories that may still be read: each byte once. A directory that refers to itself
  /// or to one before it would otherwise be read without end.
  private var leafBytes: Int
  /// The end of the contents so far, in the order of a clustered archive.
  private var frontier = 0
  /// The places of contents: the first ones in the order of a clustered archive, then all others.
  private var starts: [Int] = []
  private var strays: [Int] = []
  private var isCountable = true

  /// - Parameter selection: the tiles that are needed; `nil` for all. The last leaf directory is read in any case,
  ///   because it shows the last zoom.
  init(
    _ archive: PMTilesFile, _ file: FileSection, _ selection: PMTilesSelection? = nil
  ) throws(FileAccessError) {
    self.selection = selection
    tileData = archive.tileData
    leafBytes = archive.header.leaves.length
    try walk(archive.header.root, archive, file, depth: 0)
    if isCountable {
      strays.sort()
      var others = 0
      var last: Int?
      for stray in strays where stray != last && !isKnown(stray) {
        others += 1
        last = stray
      }
      contentCount = starts.count + others
    }
    (starts, strays) = ([], [])
  }

  private mutating func walk(
    _ section: PMTilesHeader.Section, _ archive: PMTilesFile, _ file: FileSection, depth: Int
  ) throws(FileAccessError) {
    guard depth <= Self.depthLimit else {
      throw archive.damaged("its leaf directories are more than \(Self.depthLimit) levels deep")
    }
    var tiles: Range<UInt64>?
    let entries = needed(try archive.directory(section, in: file), isRoot: depth == 0)
    file.expect(Self.places(ofLeaves: entries, archive))
    for entry in entries {
      if entry.run > 0 {
        try add(entry, archive)
        let end = entry.tile.addingReportingOverflow(entry.run)
        let own = entry.tile..<(end.overflow ? UInt64.max : end.partialValue)
        tiles = tiles.map { min($0.lowerBound, own.lowerBound)..<max($0.upperBound, own.upperBound) } ?? own
        continue
      }
      let leaves = archive.header.leaves
      guard entry.length > 0, entry.length <= leaves.length, entry.offset <= leaves.length - entry.length else {
        throw archive.damaged("an entry refers to a leaf directory outside of the leaf directories")
      }
      leafBytes -= entry.length
      guard leafBytes >= 0 else {
        throw archive.damaged("its leaf directories overlap, or refer to each other in a circle")
      }
      let leaf = PMTilesHeader.Section(offset: leaves.offset + entry.offset, length: entry.length)
      try walk(leaf, archive, file, depth: depth + 1)
    }
    if let tiles { parts.append(Part(tiles: tiles, section: section)) }
  }

  /// The entries of a directory without the leaf directories that are not needed.
  private mutating func needed(_ entries: [PMTilesEntry], isRoot: Bool) -> [PMTilesEntry] {
    guard let selection, let last = entries.indices.last else { return entries }
    if isRoot { firstZoom = HilbertCurve.zoom(of: entries[0].tile) }
    let samples = isRoot ? selection.sampledLeaves : 0
    let sampled = Set((0..<samples).map { $0 * entries.count / samples })
    let kept = entries.indices.filter { index in
      let entry = entries[index]
      guard entry.run == 0, index < last, !sampled.contains(index) else { return true }
      // In a damaged archive, entries can be in any order.
      return entries[index + 1].tile <= entry.tile || selection.touches(entry.tile..<entries[index + 1].tile)
    }
    guard kept.count < entries.count else { return entries }
    isPartial = true
    return kept.map { entries[$0] }
  }

  /// The places of the leaf directories in the file. Impossible ones are refused later.
  private static func places(ofLeaves entries: [PMTilesEntry], _ archive: PMTilesFile) -> [Range<Int>] {
    let leaves = archive.header.leaves
    return entries.compactMap { entry in
      guard entry.run == 0, entry.length <= leaves.length, entry.offset <= leaves.length - entry.length else {
        return nil
      }
      return leaves.offset + entry.offset..<leaves.offset + entry.offset + entry.length
    }
  }

  private mutating func add(_ entry: PMTilesEntry, _ archive: PMTilesFile) throws(FileAccessError) {
    entryCount += 1
    if entry.tile < next { unordered.add("tile \(entry.tile) after tile \(next - 1)") }
    guard entry.length > 0, entry.length <= tileData.length, entry.offset <= tileData.length - entry.length else {
      outside.add(
        "tile \(entry.tile): byte \(entry.offset) and a size of \(entry.length) in \(tileData.length) bytes of tile data"
      )
      return
    }
    var (end, overflow) = entry.tile.addingReportingOverflow(entry.run)
    if overflow || end > HilbertCurve.end {
      beyond.add("a run of \(entry.run) tiles from tile \(entry.tile)")
      end = HilbertCurve.end
      overflow = false
    }
    guard entry.tile < end else { return }
    tileCount += Int(end - entry.tile)
    next = max(next, end)
    addContent(entry)
    try addPackets(entry.tile..<end, archive)
  }

  private mutating func addContent(_ entry: PMTilesEntry) {
    if entry.offset == frontier {
      frontier += entry.length
      if canKeep() { starts.append(entry.offset) }
      return
    }
    // A content that was used before may be used again at any time.
    if entry.offset < frontier, !isCountable || isKnown(entry.offset) { return }
    unclustered.add("the content of tile \(entry.tile) is at byte \(entry.offset) instead of \(frontier)")
    if canKeep() { strays.append(entry.offset) }
  }

  /// Whether one more content can be kept to be counted.
  private mutating func canKeep() -> Bool {
    if starts.count + strays.count >= Self.contentLimit { isCountable = false }
    return isCountable
  }

  /// Whether a content that was read in order begins at an offset.
  private func isKnown(_ offset: Int) -> Bool {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low < starts.count && starts[low] == offset
  }

  private mutating func addPackets(_ tiles: Range<UInt64>, _ archive: PMTilesFile) throws(FileAccessError) {
    var tile = tiles.lowerBound
    while tile < tiles.upperBound {
      let packet = Self.packet(of: tile)
      // Entries are in the order of tiles, so the packet of the last tile is usually that of the tile before.
      if packets.last?.tiles != packet.tiles { packets.append(packet) }
      guard packets.count <= Self.packetLimit else {
        throw archive.damaged("its runs of tiles cover more than \(Self.packetLimit) squares of 128 × 128 tiles")
      }
      tile = packet.tiles.upperBound
    }
  }

  /// The packet that contains a tile. The zooms 0 to 7 have one packet each.
  static func packet(of tile: UInt64) -> Packet {
    let zoom = HilbertCurve.zoom(of: tile)
    let first = HilbertCurve.first(zoom)
    let count = UInt64(PacketGrid.tileCount)
    guard zoom > 7 else {
      let corner = BundleCoordinate(of: TileCoordinate(row: 0, column: 0))
      return Packet(zoom: zoom, corner: corner, tiles: first..<HilbertCurve.first(zoom + 1))
    }
    let square = (tile - first) / count
    let place = HilbertCurve.tile(at: square, zoom: zoom - 7)
    let corner = TileCoordinate(row: place.row * PacketGrid.width, column: place.column * PacketGrid.width)
    return Packet(
      zoom: zoom, corner: BundleCoordinate(of: corner), tiles: first + square * count..<first + (square + 1) * count)
  }
}
