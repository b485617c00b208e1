import TestSupport
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

  @Test("A part of the curve touches a rectangle if one of its tiles is in it")
  func touched() {
    var generator = SeededGenerator(seed: 3)
    func range(_ end: Int) -> Range<Int> {
      let ends = [Int.random(in: 0...end, using: &generator), Int.random(in: 0...end, using: &generator)].sorted()
      return ends[0]..<ends[1]
    }
    for _ in 0..<2000 {
      let zoom = Int.random(in: 0...5, using: &generator)
      let tiles = TileRange(rows: range(1 << zoom), columns: range(1 << zoom))
      let (all, size) = (range(1 << (2 * zoom)), Int.random(in: 1...40, using: &generator))
      let places = UInt64(all.lowerBound)..<UInt64(min(all.upperBound, all.lowerBound + size))
      let isTouched = places.contains { place in
        let tile = HilbertCurve.tile(at: place, zoom: zoom)
        return tiles.rows.contains(tile.row) && tiles.columns.contains(tile.column)
      }
      #expect(HilbertCurve.touches(places, tiles, zoom: zoom) == isTouched, "\(zoom) \(places) \(tiles)")
    }
  }

  @Test("The directories that are read have all tiles of the chosen levels and extent")
  func selected() throws {
    // A quarter of the world in the south-east, without its edge.
    let extent = Envelope(xMin: 1, yMin: -20_000_000, xMax: 20_000_000, yMax: -1)
    let selection = try #require(PMTilesSelection(.tiles(levels: [3, 4], extent: extent)))
    for zoom in 0...5 {
      let half = (1 << zoom) / 2
      for place in 0..<UInt64(1) << UInt64(2 * zoom) {
        let tile = HilbertCurve.tile(at: place, zoom: zoom)
        let number = HilbertCurve.first(zoom) + place
        let isTouched = selection.touches(number..<number + 1)
        if [3, 4].contains(zoom), tile.row >= half, tile.column >= half { #expect(isTouched) }
        // Two tiles beside the extent may be read as well.
        if ![3, 4].contains(zoom) || tile.row < half - 2 || tile.column < half - 2 { #expect(!isTouched) }
      }
    }
    #expect(selection.touches(0..<HilbertCurve.end))
    #expect(PMTilesSelection(.tiles(levels: nil, extent: nil)) == nil)
    #expect(PMTilesSelection(.all) == nil)
  }
}
