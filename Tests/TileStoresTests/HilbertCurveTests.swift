import Testing
import TilingSchemes

@testable import TileStores

@Suite("The numbers of tiles in PMTiles")
struct HilbertCurveTests {
  @Test(
    "A tile has the number of the specification",
    arguments: [
      // PMTiles Version 3 Specification, “Tile ID”.
      (0, 0, 0, 0), (1, 0, 0, 1), (1, 0, 1, 2), (1, 1, 1, 3), (1, 1, 0, 4), (2, 0, 0, 5), (12, 3423, 1763, 19_078_479),
    ])
  func numbers(zoom: Int, column: Int, row: Int, number: Int) {
    let tile = TileCoordinate(row: row, column: column)
    let found = HilbertCurve.first(zoom) + HilbertCurve.distance(of: tile, zoom: zoom)
    #expect(found == UInt64(number))
    #expect(HilbertCurve.zoom(of: found) == zoom)
    #expect(HilbertCurve.tile(at: found - HilbertCurve.first(zoom), zoom: zoom) == tile)
  }

  @Test("The first number of a zoom follows the last one of the zoom before", arguments: 0...30)
  func zooms(zoom: Int) {
    #expect(HilbertCurve.first(zoom + 1) == HilbertCurve.first(zoom) + 1 << UInt64(2 * zoom))
    #expect(HilbertCurve.zoom(of: HilbertCurve.first(zoom)) == zoom)
    #expect(HilbertCurve.zoom(of: HilbertCurve.first(zoom + 1) - 1) == zoom)
  }

  @Test("The last tile of the finest zoom has the last number, and larger numbers have no zoom that is read")
  func last() {
    let end = HilbertCurve.end
    let corner = TileCoordinate(row: 0, column: 1 << 30 - 1)
    // The curve of every zoom ends in the north-east corner.
    #expect(HilbertCurve.first(30) + HilbertCurve.distance(of: corner, zoom: 30) == end - 1)
    #expect(HilbertCurve.zoom(of: end) == 31)
    #expect(HilbertCurve.zoom(of: .max) == 31)
  }

  @Test("Tiles that follow each other on the curve are neighbours")
  func neighbours() {
    for number in 1..<UInt64(1 << 12) {
      let (first, second) = (HilbertCurve.tile(at: number - 1, zoom: 6), HilbertCurve.tile(at: number, zoom: 6))
      #expect(abs(first.row - second.row) + abs(first.column - second.column) == 1)
    }
  }
}
