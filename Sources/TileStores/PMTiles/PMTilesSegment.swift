import FileAccess
import TilingSchemes

/// Tiles that are in memory at once, while they are brought into the order of the curve.
struct PMTilesSegment: Sendable {
  /// A tile and its place in the bytes.
  struct Tile: Sendable {
    /// Of the curve, over all zooms.
    var number: UInt64
    var range: Range<Int>
  }

  /// In the order of the source.
  var bytes: [UInt8] = []
  /// In the order of the curve.
  var tiles: [Tile] = []
}

/// The tiles of a packet in the order of the curve, cut into segments that fit into memory.
///
/// `Sendable` is unchecked: one segment is read at a time.
struct PMTilesSegments: @unchecked Sendable {
  private struct NumberedTile {
    var number: UInt64
    var tile: StoredTile
  }

  /// All tiles of the packet, in the order of the source.
  private let tiles: [StoredTile]
  private let segments: [ArraySlice<NumberedTile>]
  private let reader: any PacketReader

  /// The number of bytes of a segment. A larger tile is a segment of its own.
  private static let size = 16 << 20

  init(_ tiles: [StoredTile], of packet: PacketContents, from reader: any PacketReader) {
    self.tiles = tiles
    self.reader = reader
    let first = HilbertCurve.first(packet.level)
    let numbered = tiles.map { tile in
      let place = PacketGrid.tile(at: tile.position, in: packet.corner)
      return NumberedTile(number: first + HilbertCurve.distance(of: place, zoom: packet.level), tile: tile)
    }
    var rest = numbered.sorted { $0.number < $1.number }[...]
    var segments: [ArraySlice<NumberedTile>] = []
    while !rest.isEmpty {
      var size = 0
      let segment = rest.prefix { entry in
        let isFirst = size == 0
        size += Int(entry.tile.size)
        return isFirst || size <= Self.size
      }
      segments.append(segment)
      rest = rest.dropFirst(segment.count)
    }
    self.segments = segments
  }

  var count: Int { segments.count }

  /// Reads a segment in the order of the source, which is the fastest. Behind the last one, there are no tiles.
  func read(_ place: Int) throws(FileAccessError) -> PMTilesSegment {
    guard place < segments.count else { return PMTilesSegment() }
    let segment = segments[place]
    let wanted = Set(segment.map(\.tile.position))
    var result = PMTilesSegment()
    result.bytes.reserveCapacity(segment.reduce(0) { $0 + Int($1.tile.size) })
    var ranges: [UInt16: Range<Int>] = [:]
    try reader.read(tiles.filter { wanted.contains($0.position) }) { tile, content, _ throws(FileAccessError) in
      ranges[tile.position] = result.bytes.count..<result.bytes.count + content.count
      result.bytes.append(contentsOf: content)
    }
    result.tiles = segment.compactMap { entry in
      ranges[entry.tile.position].map { PMTilesSegment.Tile(number: entry.number, range: $0) }
    }
    return result
  }

  /// Reads a segment, for a task beside the caller's: its error is a value.
  func reading(_ place: Int) async -> Result<PMTilesSegment, FileAccessError> {
    Result { () throws(FileAccessError) in try read(place) }
  }
}
