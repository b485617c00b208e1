import FileAccess
import TilingSchemes

/// The formats and sizes of some tiles. The metadata contain no tile size, and their format is often wrong.
struct TileSample: Sendable {
  /// The number of packets, and of tiles in each, that are examined at most.
  private static let packetCount = 16
  private static let tileCount = 8

  private(set) var pngCount = 0
  private(set) var jpegCount = 0
  private(set) var lercCount = 0
  /// The number of tiles by the name of another format.
  private(set) var others: [String: Int] = [:]
  /// The number of square tiles by their width in pixels.
  private var widths: [Int: Int] = [:]

  /// Reads tiles that are spread over the packets and within each packet.
  ///
  /// - Parameter isSmall: whether only a few are read, because each takes a request to a server.
  init(_ packets: [TilePacket], isSmall: Bool = false) throws(FileAccessError) {
    for packet in packets.spread(isSmall ? 4 : Self.packetCount) {
      let reader = try packet.open()
      let tiles = try reader.index().tiles
      try reader.read(tiles.spread(isSmall ? 1 : Self.tileCount)) { _, bytes, _ in add(TileImage.inspect(bytes)) }
    }
  }

  private mutating func add(_ inspection: TileImage.Inspection) {
    guard let image = inspection.image else { return }
    switch image.kind {
    case .png: pngCount += 1
    case .jpeg: jpegCount += 1
    case .lerc: lercCount += 1
    case .other(let name): others[name, default: 0] += 1
    }
    if let width = image.width, width == image.height { widths[width, default: 0] += 1 }
  }

  /// Whether any tile has a format of ArcGIS caches.
  var hasImages: Bool { pngCount + jpegCount + lercCount > 0 }

  /// The format to declare; `nil` if no tile has a format of ArcGIS caches.
  var format: TileImageFormat? {
    if jpegCount > 0 { return pngCount > 0 ? .mixed : .jpeg }
    if pngCount > 0 { return .png }
    return lercCount > 0 ? .lerc("LERC") : nil
  }

  /// The width in pixels of most tiles, the smaller one if two are equally frequent; `nil` if no tile states its size.
  var width: Int? { widths.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key }

  /// The name of the most frequent format that ArcGIS caches do not have.
  var otherFormat: String? { others.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key }
}

extension Array {
  /// At most `count` elements at equal distances, the first one included.
  fileprivate func spread(_ count: Int) -> [Element] {
    guard self.count > count else { return self }
    return (0..<count).map { self[$0 * self.count / count] }
  }
}
