import Testing
import TilingSchemes

@testable import TileStores

@Suite("Names of levels and bundles")
struct TileNamesTests {
  @Test(
    "Row and column are read from a bundle's name, also if the row ends with a c",
    arguments: [
      ("R0000C0000", 0, 0), ("R0080C0100", 128, 256), ("R1c00C0c80", 0x1C00, 0xC80), ("Rcc00Ccc80", 0xCC00, 0xCC80),
      ("R12c00Cc0080", 0x12C00, 0xC0080), ("r0080c0100", 128, 256),
    ])
  func bundles(name: String, row: Int, column: Int) {
    #expect(TileNames.bundle(named: name) == TileCoordinate(row: row, column: column))
  }

  @Test(
    "Invalid bundle names are refused",
    arguments: ["", "R", "R0000", "C0000R0000", "R000C0000", "R00000C0000x", "R-001C0000", "R00800C0100"])
  func noBundles(name: String) { #expect(TileNames.bundle(named: name) == nil) }

  @Test("Every bundle's name is read back as its corner")
  func all() {
    for row in stride(from: 0, to: 1 << 21, by: 128 * 61) {
      for column in stride(from: 0, to: 1 << 21, by: 128 * 67) {
        let tile = TileCoordinate(row: row, column: column)
        #expect(TileNames.bundle(named: BundleCoordinate(of: tile).fileName) == tile)
      }
    }
  }

  @Test("Level numbers are decimal", arguments: [("L00", 0), ("L09", 9), ("L10", 10), ("L5", 5), ("l17", 17)])
  func levels(name: String, level: Int) { #expect(TileNames.level(named: name) == level) }

  @Test("Other folder names are not levels", arguments: ["L", "L0a", "X01", "", "L-1", "L+1", "L99999999999999999999"])
  func noLevels(name: String) { #expect(TileNames.level(named: name) == nil) }
}
