package import TilingSchemes

/// The names of level folders, bundles, row folders and tiles. Source: Esri, CompactCacheV2.md;
/// Documentation/Reference/exploded.md.
public enum TileNames {
  /// The folder of a level: `L` and at least two decimal digits.
  public static func level(_ level: Int) -> String { level < 10 ? "L0\(level)" : "L\(level)" }

  /// The folder of a row in an exploded cache: `R` and eight hexadecimal digits.
  public static func row(_ row: Int) -> String { "R" + padded(row, to: 8) }

  /// The name of a tile in an exploded cache, without the extension: `C` and eight hexadecimal digits.
  public static func column(_ column: Int) -> String { "C" + padded(column, to: 8) }

  /// The number of a level from the name of its folder, in any letter case and with up to nine digits. Other spellings
  /// than ArcGIS's are read here, so that a problem can give the expected name.
  package static func level(named name: some StringProtocol) -> Int? {
    guard let first = name.utf8.first, first | 0x20 == UInt8(ascii: "l") else { return nil }
    let digits = name.utf8.dropFirst()
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The row and column in the name of a bundle without its extension, in any letter case; `nil` if it is not valid.
  package static func bundle(named name: some StringProtocol) -> TileCoordinate? {
    let name = name.lowercased()
    let text = Array(name.utf8)
    guard text.first == UInt8(ascii: "r") else { return nil }
    // C is also a hexadecimal digit. Only at the right C do both numbers give back the same name.
    for split in text.indices.dropFirst(5) where text[split] == UInt8(ascii: "c") {
      guard let row = hexadecimal(text[1..<split]), let column = hexadecimal(text[(split + 1)...]) else { continue }
      let tile = TileCoordinate(row: row, column: column)
      if BundleCoordinate(of: tile, packetSize: 1).fileName.lowercased() == name { return tile }
    }
    return nil
  }

  /// The hexadecimal number after a letter, in any letter case; `nil` if the name is not valid.
  package static func number(named name: some StringProtocol, letter: UInt8) -> Int? {
    guard let first = name.utf8.first, first | 0x20 == letter else { return nil }
    return hexadecimal(Array(name.utf8.dropFirst())[...])
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> Int? {
    // `Int` accepts a sign before the digits; a name must not have one.
    guard !digits.isEmpty, digits.count <= 8, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
