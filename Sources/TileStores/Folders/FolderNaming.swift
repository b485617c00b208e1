/// The names of folders and files of single tiles. Rows count from the north in all of them.
public enum FolderNaming: Hashable, Sendable {
  /// `L05/R0000000a/C0000000b.png`: hexadecimal rows and columns, as in an exploded cache
  /// (Documentation/Reference/exploded.md).
  case arcGIS
  /// `5/10/11.png` or `L05/10/11.png`: level, row, column in decimal digits, rows from the north.
  case rowColumn
  /// `5/11/10.png`: level, column, row in decimal digits, rows from the north.
  case columnRow

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

  private func decimal(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
