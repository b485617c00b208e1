import TilingSchemes

/// The names of levels, bundles, rows and tiles. Source: Esri,
/// CompactCacheV2.md; Documentation/Reference/exploded.md.
public enum TileNames {
  /// `L` and at least two decimal digits.
  public static func level(_ level: Int) -> String { level < 10 ? "L0\(level)" : "L\(level)" }

  /// `R` and eight hexadecimal digits, in an exploded cache.
  public static func row(_ row: Int) -> String { "R" + padded(row, to: 8) }

  /// `C` and eight hexadecimal digits, in an exploded cache.
  public static func column(_ column: Int) -> String { "C" + padded(column, to: 8) }

  /// A level's number from its folder's name, in any letter case and with any number of digits.
  static func level(named name: some StringProtocol) -> Int? {
    guard let first = name.utf8.first, first | 0x20 == UInt8(ascii: "l") else { return nil }
    let digits = name.utf8.dropFirst()
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Row and column from a bundle's name without its extension, in any letter case.
  static func bundle(named name: some StringProtocol) -> TileCoordinate? {
    let name = name.lowercased()
    let text = Array(name.utf8)
    guard text.first == UInt8(ascii: "r") else { return nil }
    // C is a digit as well: the one that separates leaves numbers that are spelled like this.
    for split in text.indices.dropFirst(5) where text[split] == UInt8(ascii: "c") {
      guard let row = hexadecimal(text[1..<split]), let column = hexadecimal(text[(split + 1)...]) else { continue }
      let tile = TileCoordinate(row: row, column: column)
      if BundleCoordinate(of: tile, packetSize: 1).fileName.lowercased() == name { return tile }
    }
    return nil
  }

  /// A number after a letter, in hexadecimal digits.
  static func number(named name: some StringProtocol, letter: UInt8) -> Int? {
    guard let first = name.utf8.first, first | 0x20 == letter else { return nil }
    return hexadecimal(Array(name.utf8.dropFirst())[...])
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 8, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
