import FileAccess
import SourceText

/// Writes the header, the directories and the metadata of an archive whose tile data are complete.
struct PMTilesDirectoryOutput {
  let data: TileDataOutput
  let journal: PMTilesJournal
  let tally: PMTilesTally

  /// The largest root directory in bytes, with compression.
  private static let rootSize = PMTilesHeader.rootLimit - PMTilesHeader.size

  /// - Parameter documents: the values of the header and the members of the metadata, with the names of MBTiles.
  func write(_ documents: [CacheDocument]) throws(FileAccessError) {
    var header = PMTilesHeader()
    header.tiles = .init(offset: TileDataOutput.start, length: data.size)
    let metadata = Gzip.deflated(Array(Self.metadata(documents).utf8))
    header.metadata = .init(offset: header.tiles.end, length: metadata.count)
    header.leaves.offset = header.metadata.end
    try data.file.write(metadata, at: header.metadata.offset)
    let root = try directories(&header)
    header.root = .init(offset: PMTilesHeader.size, length: root.count)
    (header.tileCount, header.entryCount, header.contentCount) = (tally.tiles, tally.entries, tally.contents)
    header.isClustered = true
    header.internalCompression = PMTilesHeader.Compression.gzip.rawValue
    header.tileCompression = PMTilesHeader.Compression.none.rawValue
    header.set(documents, zooms: tally.zooms ?? 0...0)
    try data.file.truncate(to: header.leaves.end)
    try data.file.write(header.bytes + root, at: 0)
  }

  /// Writes the leaf directories, if the root directory cannot contain all entries.
  ///
  /// - Returns: the root directory, compressed.
  private func directories(_ header: inout PMTilesHeader) throws(FileAccessError) -> [UInt8] {
    // A root directory of this many entries can have the right size if they are very regular; of more entries, never.
    if tally.entries <= 1 << 14 {
      var entries: [PMTilesEntry] = []
      try readEntries { entry throws(FileAccessError) in entries.append(entry) }
      let root = Gzip.deflated(PMTilesDirectory.bytes(entries))
      if root.count <= Self.rootSize { return root }
    }
    // At least 4096 entries, so that a client needs few requests; more if the root directory would be too large.
    var leafSize = max(4096, tally.entries / 3500)
    while true {
      let root = Gzip.deflated(PMTilesDirectory.bytes(try leaves(leafSize, &header)))
      if root.count <= Self.rootSize { return root }
      leafSize += leafSize / 5
    }
  }

  private func leaves(_ leafSize: Int, _ header: inout PMTilesHeader) throws(FileAccessError) -> [PMTilesEntry] {
    var root: [PMTilesEntry] = []
    var leaf: [PMTilesEntry] = []
    var size = 0
    let start = header.leaves.offset
    func end() throws(FileAccessError) {
      guard let first = leaf.first else { return }
      let bytes = Gzip.deflated(PMTilesDirectory.bytes(leaf))
      try data.file.write(bytes, at: start + size)
      root.append(PMTilesEntry(tile: first.tile, run: 0, length: bytes.count, offset: size))
      size += bytes.count
      leaf.removeAll(keepingCapacity: true)
    }
    try readEntries { entry throws(FileAccessError) in
      leaf.append(entry)
      if leaf.count == leafSize { try end() }
    }
    try end()
    header.leaves.length = size
    return root
  }

  /// Gives the entries in their order: tiles that follow each other and have the same content are one run.
  private func readEntries(_ body: (PMTilesEntry) throws(FileAccessError) -> Void) throws(FileAccessError) {
    var last: PMTilesEntry?
    try journal.read { record throws(FileAccessError) in
      if last?.joins(record) == true {
        last?.run += 1
      } else {
        if let last { try body(last) }
        last = PMTilesEntry(record)
      }
    }
    if let last { try body(last) }
  }

  /// The names of entries that are in the header.
  private static let inHeader: Set<String> = ["format", "minzoom", "maxzoom", "bounds", "center"]

  /// The metadata as JSON. Values that are JSON objects or lists, such as those of another archive, stay what they are.
  private static func metadata(_ documents: [CacheDocument]) -> String {
    let members = documents.filter { !inHeader.contains($0.name) }.map { entry in
      JSONOutput.Member(entry.name, value(String(decoding: entry.bytes, as: UTF8.self)))
    }
    return JSONOutput.object(members).text(.compact)
  }

  private static func value(_ text: String) -> JSONOutput {
    guard text.first == "{" || text.first == "[", let source = try? SourceText(Array(text.utf8)),
      let document = try? JSONReader.read(source)
    else { return .string(text) }
    return JSONOutput(document.root, in: document)
  }
}

extension PMTilesHeader {
  /// Sets the type, the zooms, the bounds and the center.
  ///
  /// - Parameter documents: the entries with the names of MBTiles.
  mutating func set(_ documents: [CacheDocument], zooms: ClosedRange<Int>) {
    func numbers(_ name: String) -> [Double] {
      let text = documents.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
      return text.split(separator: ",").compactMap { Double($0) }.filter(\.isFinite)
    }
    let format = documents.first { $0.name == "format" }.map { String(decoding: $0.bytes, as: UTF8.self) }
    tileType = format == "png" ? 2 : format == "jpg" ? 3 : 0
    minZoom = UInt8(clamping: zooms.lowerBound)
    maxZoom = UInt8(clamping: zooms.upperBound)
    func units(_ degrees: Double, _ rule: FloatingPointRoundingRule, limit: Int32) -> Int32 {
      let units = max(-Double(limit), min(Double(limit), degrees)) * 1e7
      return Int32(units.rounded(rule))
    }
    let box = numbers("bounds")
    // Rounded outward, so that the bounds contain the extent, and never empty: pmtiles verify refuses an empty one.
    if box.count == 4 {
      bounds = [
        units(box[0], .down, limit: 180), units(box[1], .down, limit: 90), units(box[2], .up, limit: 180),
        units(box[3], .up, limit: 90),
      ]
    } else {
      bounds = [-1_800_000_000, -850_511_288, 1_800_000_000, 850_511_288]
    }
    if bounds[2] <= bounds[0] { bounds[2] = bounds[0] + 1 }
    if bounds[3] <= bounds[1] { bounds[3] = bounds[1] + 1 }
    let middle = numbers("center")
    if middle.count == 3 {
      center = [units(middle[0], .toNearestOrEven, limit: 180), units(middle[1], .toNearestOrEven, limit: 90)]
      centerZoom = UInt8(clamping: Int(max(0, min(31, middle[2]))))
    } else {
      center = [bounds[0] / 2 + bounds[2] / 2, bounds[1] / 2 + bounds[3] / 2]
      centerZoom = minZoom
    }
    // A center of the source may be elsewhere, if only a part of it was copied.
    center = [max(bounds[0], min(bounds[2], center[0])), max(bounds[1], min(bounds[3], center[1]))]
    centerZoom = max(minZoom, min(maxZoom, centerZoom))
  }
}
