import TilingSchemes

/// The order of the numbers in the paths of tiles, as a document of an open format states it.
public enum TileOrder: Hashable, Sendable {
  /// Level, row, column; rows count from the north.
  case rowColumn
  /// Level, column, row; rows count from the north.
  case columnRow
  /// Level, column, row; rows count from the south: the number of rows of each level.
  case columnRowFromSouth(rowCounts: [Int: Int])

  /// The order in an address of the tiles, with the names of the model.
  ///
  /// - Returns: `nil` if the three numbers are not the last parts of the address.
  init?(address: String) {
    let parts = address.split(separator: "?")[0].split(separator: "/").suffix(3).map { part in
      part.split(separator: ".").first.map(String.init) ?? ""
    }
    switch parts {
    case ["{level}", "{row}", "{col}"]: self = .rowColumn
    case ["{level}", "{col}", "{row}"]: self = .columnRow
    default: return nil
    }
  }
}

extension SchemeDocument {
  /// The order of the numbers in the paths of the tiles; `nil` if the document does not state it.
  public var tileOrder: TileOrder? {
    if format is TileMapResourceFormat { return TileMapResourceFormat.order(in: self) }
    if unheld.contains(where: { $0.name == TileJSONFormat.fromSouth }) {
      // The specification of TileJSON has no other grid than the zooms of web maps.
      return .columnRowFromSouth(
        rowCounts: (model.scheme?.levels ?? []).reduce(into: [:]) { $0[$1.number] = 1 << min(max($1.number, 0), 62) })
    }
    return model.tileAddress.flatMap { $0.isEmpty ? nil : TileOrder(address: $0) }
  }
}
