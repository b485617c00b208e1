/// How folders of single tiles are named.
public enum FolderNaming: Hashable, Sendable {
  /// `L05/R0000000a/C0000000b.png`: hexadecimal rows and columns, as in an exploded cache
  /// (Documentation/Reference/exploded.md).
  case arcGIS
  /// `5/10/11.png` or `L05/10/11.png`: level, row, column in decimal digits, rows from the north.
  case rowColumn
  /// `5/11/10.png`: level, column, row in decimal digits, rows from the north.
  case columnRow

  /// The number of a folder within a level: a row, or a column.
  func outer(_ name: String) -> Int? {
    self == .arcGIS ? TileNames.number(named: name, letter: UInt8(ascii: "r")) : decimal(name)
  }

  /// The number of a tile's file, from its name without the extension.
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
