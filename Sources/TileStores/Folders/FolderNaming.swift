import TilingSchemes

/// The names of folders and files of single tiles, and the direction in which their rows count.
///
/// The raw values are the words in options, reports, plans and records of builds, so they never change.
public enum FolderNaming: String, CaseIterable, Hashable, Sendable {
  /// `5/10/11.png` or `L05/10/11.png`: level, row, column in decimal digits, rows from the north.
  case rowColumn = "row-column"
  /// `5/11/10.png`: level, column, row in decimal digits, rows from the north.
  case columnRow = "xyz"
  /// `5/11/21.png`: level, column, row in decimal digits, rows from the south, as in a Tile Map Service. The number of
  /// rows of each level is needed to know where a tile is.
  case columnRowFromSouth = "tms"
  /// `L05/R0000000a/C0000000b.png`: hexadecimal rows and columns, as in an exploded cache
  /// (Documentation/Reference/exploded.md).
  case arcGIS = "arcgis"

  /// Whether rows count from the south.
  public var isFromSouth: Bool { self == .columnRowFromSouth }

  /// Whether the folders within a level are columns.
  private var isColumnFirst: Bool { self == .columnRow || self == .columnRowFromSouth }

  /// The number in the name of a folder within a level: a row or a column; `nil` if the name is not a number.
  func outer(_ name: String) -> Int? {
    self == .arcGIS ? TileNames.number(named: name, letter: UInt8(ascii: "r")) : decimal(name)
  }

  /// The number in the name of a tile's file, without the extension; `nil` if the name is not a number.
  func inner(_ stem: String) -> Int? {
    self == .arcGIS ? TileNames.number(named: stem, letter: UInt8(ascii: "c")) : decimal(stem)
  }

  func outerName(_ number: Int) -> String { self == .arcGIS ? TileNames.row(number) : String(number) }
  func innerName(_ number: Int) -> String { self == .arcGIS ? TileNames.column(number) : String(number) }
  func levelName(_ level: Int) -> String { self == .arcGIS ? TileNames.level(level) : String(level) }

  /// The tile with these numbers.
  ///
  /// - Parameter rowCount: the number of rows of the level, if rows count from the south.
  /// - Returns: `nil` if the row is beyond the last one, so that it would be north of the first.
  func tile(outer: Int, inner: Int, rowCount: Int?) -> TileCoordinate? {
    guard isColumnFirst else { return TileCoordinate(row: outer, column: inner) }
    guard isFromSouth else { return TileCoordinate(row: inner, column: outer) }
    guard let rowCount, inner < rowCount else { return nil }
    return TileCoordinate(row: rowCount - 1 - inner, column: outer)
  }

  /// The numbers of a tile in the names of its folder and its file.
  func numbers(of tile: TileCoordinate, rowCount: Int?) -> Numbers {
    guard isColumnFirst else { return Numbers(outer: tile.row, inner: tile.column) }
    let row = isFromSouth ? (rowCount ?? 0) - 1 - tile.row : tile.row
    return Numbers(outer: tile.column, inner: row)
  }

  /// The numbers of a folder within a level, and of a file in it.
  struct Numbers {
    let outer: Int
    let inner: Int
  }

  private func decimal(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
