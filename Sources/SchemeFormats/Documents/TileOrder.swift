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
