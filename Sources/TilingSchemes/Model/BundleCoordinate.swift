/// The position of a bundle: the row and column of its upper left tile.
public struct BundleCoordinate: Hashable, Sendable {
  /// The row, a multiple of the packet size.
  public let row: Int
  /// The column, a multiple of the packet size.
  public let column: Int

  /// The bundle that contains a tile.
  ///
  /// - Parameters:
  ///   - tile: a tile whose row and column are not negative.
  ///   - packetSize: the number of rows and columns of a bundle. ArcGIS uses only 128, and 0 for exploded caches, whose
  ///     tiles are single files.
  public init(of tile: TileCoordinate, packetSize: Int = 128) {
    let packetSize = max(packetSize, 1)
    row = tile.row / packetSize * packetSize
    column = tile.column / packetSize * packetSize
  }

  /// The file's name without its extension, such as `R0080C0100`: hexadecimal, at least four digits, lower case
  /// (Esri's CompactCacheV2.md).
  public var fileName: String { "R\(hexadecimal(row))C\(hexadecimal(column))" }

  private func hexadecimal(_ value: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
