import FileAccess
import TileStores
import TilingSchemes

/// The pixels of an existing tile that are beside all rasters.
struct UncoveredPixels: Sendable {
  /// In pixels. A pixel that a raster only touches may have been made from one with the same edge.
  private static let tolerance = 0.5

  private let place: PartlyCoveredTiles.Place
  private let side: Int
  /// The columns and rows that a raster covers.
  private let covered: [TileRange]

  /// - Parameter extents: of all rasters.
  init(of place: PartlyCoveredTiles.Place, in scheme: TilingScheme, covered extents: [Envelope]) {
    self.place = place
    let side = scheme.tileWidth
    self.side = side
    let own = scheme.envelope(of: place.tile, level: place.level)
    let resolution = place.level.resolution
    func pixels(from start: Double, to end: Double) -> Range<Int> {
      let size = Double(side)
      let first = (start / resolution - Self.tolerance).rounded(.down)
      let last = (end / resolution + Self.tolerance).rounded(.up)
      return Int(min(max(first, 0), size))..<Int(min(max(last, first, 0), size))
    }
    covered = extents.filter { $0.intersection(own) != nil }.map { extent in
      TileRange(
        rows: pixels(from: own.yMax - extent.yMax, to: own.yMax - extent.yMin),
        columns: pixels(from: extent.xMin - own.xMin, to: extent.xMax - own.xMin))
    }
  }

  /// Whether the tile shows something there. A tile that cannot be read shows nothing; one that cannot be decoded may.
  func showSomething() -> Bool {
    let isCovered = mask()
    guard isCovered.contains(false), let bytes = storedBytes() else { return false }
    // JPEG and LERC have no transparent pixels.
    guard bytes.starts(with: [0x89, 0x50]) else { return true }
    guard let block = try? PictureDecoder.pixels(bytes, width: side, height: side) else { return true }
    return isCovered.indices.contains { !isCovered[$0] && block.bytes[4 * $0 + 3] != 0 }
  }

  /// For each pixel, row by row, whether a raster covers it.
  private func mask() -> [Bool] {
    var mask = [Bool](repeating: false, count: side * side)
    for part in covered {
      for row in part.rows {
        for column in part.columns { mask[row * side + column] = true }
      }
    }
    return mask
  }

  private func storedBytes() -> [UInt8]? {
    let corner = place.packet.corner
    let position = (place.tile.row - corner.row) * PacketGrid.width + place.tile.column - corner.column
    guard let lookup = try? place.packet.lookup(),
      case .found(let tile)? = try? lookup.tile(at: UInt16(position), from: .disk),
      case .found(let bytes)? = try? lookup.bytes(of: tile, from: .disk)
    else { return nil }
    return bytes
  }
}
