import Foundation
import TestSupport
import Testing
import TilingSchemes

@Suite("Areas of any shape are counted in seconds")
struct AreaShapeTests {
  /// Tiles of one unit; rows count southward from 0.
  private let scheme = TilingScheme(
    origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256,
    levels: [LevelOfDetail(number: 0, resolution: 1.0 / 256, scale: 1)])

  private func tiles(_ ring: [(Double, Double)]) throws -> AreaTiles {
    let area = MapArea(rings: [ring.map { MapPoint(x: $0.0, y: -$0.1) }])
    return try #require(AreaTiles(area, in: scheme, level: scheme.levels[0]))
  }

  @Test("A steep triangle of 30 million rows has as many tiles as its rows counted one by one", .timeLimit(.minutes(5)))
  func tall() throws {
    // The right edge moves by one column in 10,000 rows, in the middle of a row, where rounding changes nothing.
    let columns = 3000
    let south = Double(columns * 10_000) + 0.5
    let tiles = try tiles([(0, 0.5), (0, south), (Double(columns), south)])
    #expect(tiles.tileCount()?.tiles == 10_000 * columns * (columns + 1) / 2 + columns)
  }

  @Test("Bands of rows have the columns of each of their rows")
  func bands() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let ring = (0..<Int.random(in: 3...7, using: &generator)).map { _ in
        (Double.random(in: 0...6, using: &generator), Double.random(in: 0...900, using: &generator))
      }
      let tiles = try tiles(ring)
      let whole = tiles.columns(inRows: tiles.range.rows)
      // A single row never has a band of several rows.
      for (row, columns) in zip(tiles.range.rows, whole) {
        #expect(tiles.columns(inRows: row..<row + 1) == [columns], "\(ring), row \(row)")
      }
    }
  }

  @Test("An area with far too many edges across far too many rows is not counted, and says so at once")
  func tooMuch() throws {
    let ring = (0..<20_000).map { number in
      let angle = Double(number) / 20_000 * 2 * Double.pi
      let radius = number.isMultiple(of: 2) ? 6_000_000.0 : 26_000_000
      return (radius * cos(angle), radius * sin(angle))
    }
    let clock = ContinuousClock()
    let tiles = try tiles(ring)
    let time = clock.measure { #expect(tiles.tileCount() == nil) }
    #expect(time < .seconds(20))
    // A few rows are found all the same, so that a conversion of a part works.
    #expect(tiles.columns(inRows: 0..<2).count == 2)
  }

  @Test("A spike of a ring encloses nothing, and counts no row, wherever it starts")
  func spike() throws {
    let box = [(1.0, 1.0), (3.0, 1.0), (3.0, 2.0)]
    let spikes: [[(Double, Double)]] = [
      [(1.5, 2), (1.5, 9), (1.5, 2)], [(1, 2), (1, 5), (1, 4), (1, 9), (1, 2)],
      [(1, 2), (1, 9), (1, 1.5), (1, 7), (1, 2)],
      [(2, 2), (4, 4), (6, 6), (2, 2)],
    ]
    for spike in spikes {
      let ring = box + spike + [(1, 2)]
      for start in ring.indices {
        let turned = Array(ring[start...] + ring[..<start])
        let tiles = try tiles(turned)
        #expect(tiles.tileCount() == TileCount(tiles: 2, bundles: 1), "\(turned)")
        #expect(tiles.range.rows == 1..<2)
      }
    }
  }

  @Test("A ring that is nothing but a spike encloses nothing")
  func onlySpike() {
    let ring = [(0.0, 0.0), (4, 4), (2, 2), (0, 0)].map { MapPoint(x: $0.0, y: $0.1) }
    #expect(MapArea(rings: [ring]).polygons.isEmpty)
  }
}
