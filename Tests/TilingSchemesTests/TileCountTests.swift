import TestSupport
import Testing
import TilingSchemes

@Suite("Counting the tiles and bundles of an area")
struct TileCountTests {
  /// Tiles of one unit; rows count southward from 0.
  private let scheme = TilingScheme(
    origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256,
    levels: [LevelOfDetail(number: 0, resolution: 1.0 / 256, scale: 1)])

  private func tiles(_ area: MapArea) throws -> AreaTiles {
    try #require(AreaTiles(area, in: scheme, level: scheme.levels[0]))
  }

  private func points(_ list: [(Double, Double)]) -> [MapPoint] { list.map { MapPoint(x: $0.0, y: -$0.1) } }

  private func set(_ tiles: AreaTiles) -> Set<TileCoordinate> {
    var found: Set<TileCoordinate> = []
    for (row, ranges) in zip(tiles.range.rows, tiles.columns(inRows: tiles.range.rows)) {
      for column in ranges.joined() { found.insert(TileCoordinate(row: row, column: column)) }
    }
    return found
  }

  @Test("Overlapping polygons are one area without a hole")
  func overlap() throws {
    let first = MapArea.Polygon(rings: [points([(0, 0), (4, 0), (4, 4), (0, 4)])])
    let second = MapArea.Polygon(rings: [points([(1, 1), (6, 1), (6, 3), (1, 3)])])
    #expect(try tiles(MapArea(polygons: [first, second])).tileCount() == TileCount(tiles: 16 + 4, bundles: 1))
  }

  @Test("A point on a corner of tiles is in the tile to the right and below")
  func point() throws {
    #expect(try set(tiles(MapArea(polygons: [], points: points([(3, 2)])))) == [TileCoordinate(row: 2, column: 3)])
    #expect(try set(tiles(MapArea(polygons: [], points: points([(3.5, 2.5)])))) == [TileCoordinate(row: 2, column: 3)])
  }

  @Test("A line along an edge of tiles is in the tiles to the right or below, including its end")
  func lineOnEdge() throws {
    let vertical = try set(tiles(MapArea(polygons: [], lines: [points([(2, 0.5), (2, 2)])])))
    #expect(vertical == Set((0...2).map { TileCoordinate(row: $0, column: 2) }))
    let horizontal = try set(tiles(MapArea(polygons: [], lines: [points([(0.5, 1), (3, 1)])])))
    #expect(horizontal == Set((0...3).map { TileCoordinate(row: 1, column: $0) }))
  }

  @Test("A line through a corner is only in the tiles of its points")
  func lineThroughCorner() throws {
    let falling = try set(tiles(MapArea(polygons: [], lines: [points([(0.5, 0.5), (1.5, 1.5)])])))
    #expect(falling == [TileCoordinate(row: 0, column: 0), TileCoordinate(row: 1, column: 1)])
    // The corner itself, 1, 1, is a point of the tile to the right and below.
    let rising = try set(tiles(MapArea(polygons: [], lines: [points([(0.5, 1.5), (1.5, 0.5)])])))
    #expect(rising == Set([(1, 0), (1, 1), (0, 1)].map { TileCoordinate(row: $0.0, column: $0.1) }))
  }

  @Test("Random lines are in the tiles of closely spaced points on them")
  func randomLines() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      // Multiples of a sixteenth, so that points on edges of tiles are exact and occur.
      func coordinate() -> Double { Double(Int.random(in: -48...160, using: &random)) / 16 }
      let start = (coordinate(), coordinate())
      let end = (coordinate(), coordinate())
      var expected: Set<TileCoordinate> = []
      // 5040 has all small divisors, so most crossings of edges are hit exactly or passed closely.
      for step in 0...5040 {
        let x = start.0 + (end.0 - start.0) * Double(step) / 5040
        let y = start.1 + (end.1 - start.1) * Double(step) / 5040
        expected.insert(TileCoordinate(row: Int(y.rounded(.down)), column: Int(x.rounded(.down))))
      }
      let found = try set(tiles(MapArea(polygons: [], lines: [points([start, end])])))
      #expect(expected.isSubset(of: found), "\(start) \(end)")
      // The distance between two of the points is shorter than a hundredth of a tile.
      #expect(found.count <= expected.count + 2, "\(start) \(end)")
    }
  }

  @Test("The numbers of tiles and bundles of random polygons equal those found one by one")
  func bruteForce() throws {
    var random = SeededGenerator(seed: 5)
    for packetSize in [1, 3, 8, 128] {
      for _ in 0..<40 {
        let polygons = (0..<Int.random(in: 1...3, using: &random)).map { _ in
          let ring = (0..<Int.random(in: 3...9, using: &random)).map { _ in
            (Double.random(in: -20...60, using: &random), Double.random(in: -20...60, using: &random))
          }
          return MapArea.Polygon(rings: [points(ring)])
        }
        let tiles = try tiles(MapArea(polygons: polygons))
        let all = set(tiles)
        func packet(_ value: Int) -> Int { Int((Double(value) / Double(packetSize)).rounded(.down)) }
        let bundles = Set(all.map { TileCoordinate(row: packet($0.row), column: packet($0.column)) })
        #expect(tiles.tileCount(packetSize: packetSize) == TileCount(tiles: all.count, bundles: bundles.count))
      }
    }
  }

  @Test("A border of many points has the tiles of its parts, with and without another polygon")
  func manyPoints() throws {
    var random = SeededGenerator(seed: 21)
    for _ in 0..<20 {
      // A comb with teeth of one width, so that the tiles within are known without counting edges.
      let teeth = 60
      var ring: [(Double, Double)] = [(0, 0)]
      var expected = Set((0..<teeth * 2).map { TileCoordinate(row: 0, column: $0) })
      for tooth in 0..<teeth {
        let length = Int.random(in: 1...9, using: &random)
        let left = Double(tooth * 2)
        ring += [(left, Double(length)), (left + 1, Double(length)), (left + 1, 1), (left + 2, 1)]
        for row in 1..<max(length, 1) { expected.insert(TileCoordinate(row: row, column: tooth * 2)) }
      }
      ring.append((Double(teeth * 2), 0))
      let comb = MapArea.Polygon(rings: [points(ring)])
      #expect(try set(tiles(MapArea(polygons: [comb]))) == expected)
      let block = MapArea.Polygon(rings: [points([(-3, 0), (5, 0), (5, 3), (-3, 3)])])
      let more = (0..<3).flatMap { row in (-3..<5).map { TileCoordinate(row: row, column: $0) } }
      #expect(try set(tiles(MapArea(polygons: [comb, block]))) == expected.union(more))
    }
  }

  @Test("An extent as an area has the tiles and bundles of the extent")
  func box() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<300 {
      func coordinate() -> Double { Double(Int.random(in: -4000...4000, using: &random)) / 8 }
      let extent = Envelope(xMin: coordinate(), yMin: coordinate(), xMax: 501, yMax: 502)
      let range = try #require(scheme.tiles(covering: extent, level: scheme.levels[0]))
      #expect(try tiles(MapArea(extents: [extent])).tileCount() == range.tileCount())
    }
  }

  @Test("A box of 10^12 tiles is counted as an area, and a world of 2^31 rows")
  func huge() throws {
    let box = MapArea(extents: [Envelope(xMin: 0, yMin: -1e6, xMax: 1e6, yMax: 0)])
    #expect(try tiles(box).tileCount() == TileCount(tiles: 1_000_000_000_000, bundles: 7813 * 7813))
    let world = MapArea(extents: [Envelope(xMin: 0, yMin: -2_147_483_648, xMax: 2_147_483_648, yMax: 0)])
    #expect(try tiles(world).tileCount() == TileCount(tiles: 1 << 62, bundles: 1 << 48))
  }

  @Test("A number of tiles beyond Int is nil")
  func overflow() throws {
    let box = MapArea(extents: [Envelope(xMin: 0, yMin: -1e13, xMax: 1e13, yMax: 0)])
    #expect(try tiles(box).tileCount() == nil)
    #expect(TileRange(rows: 0..<Int.max, columns: 0..<2).tileCount() == nil)
  }
}
