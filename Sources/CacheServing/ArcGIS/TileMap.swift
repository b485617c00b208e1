import FileAccess
import SourceText
import TileStores
import TilingSchemes

/// Which tiles of a rectangle exist, as clients of ArcGIS ask before they ask for tiles. Source: Esri, “Tile Map” of the
/// ArcGIS REST API: the answer ends at the border of the bundle.
struct TileMap {
  private let place: Route.TilePlace
  private let width: Int
  private let height: Int
  private let isClipped: Bool
  /// The rows of the rectangle; each has a value for each column.
  private let rows: [[Bool]]

  /// Reads the index of the packet. The call may wait for a disk.
  ///
  /// - Parameters:
  ///   - width: in tiles, from 1.
  ///   - height: in tiles, from 1.
  /// - Throws: `FileAccessError` if the index cannot be read.
  init(_ cache: ServedCache, _ place: Route.TilePlace, width: Int, height: Int) throws(FileAccessError) {
    let side = PacketGrid.width
    self.place = place
    self.width = min(width, side - place.column % side)
    self.height = min(height, side - place.row % side)
    isClipped = self.width < width || self.height < height
    var exists = [Bool](repeating: false, count: PacketGrid.tileCount)
    let packet = PacketPlace(level: place.level, row: place.row, column: place.column)
    for packet in cache.tiles.packets[packet] ?? [] {
      for tile in try packet.open().index().tiles { exists[Int(tile.position)] = true }
    }
    var rows: [[Bool]] = []
    for row in 0..<self.height {
      let start = (place.row % side + row) * side + place.column % side
      rows.append(Array(exists[start..<start + self.width]))
    }
    self.rows = rows
  }

  /// Whether no tile of the rectangle exists.
  var isEmpty: Bool { !rows.contains { $0.contains(true) } }

  /// The answer: 1 for a tile that exists, row by row.
  var document: JSONOutput {
    .object([
      .init("adjusted", .bool(isClipped)),
      .init(
        "location",
        .object([
          .init("left", .integer(place.column)), .init("top", .integer(place.row)),
          .init("width", .integer(width)), .init("height", .integer(height)),
        ])), .init("valid", .bool(true)),
      .init("data", .array(rows.flatMap { $0 }.map { .integer($0 ? 1 : 0) })),
    ])
  }
}
