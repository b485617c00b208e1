import Foundation
import TestSupport
import Testing
import TilingSchemes

private let hasShapely = Python.has("shapely")

@Suite("The tiles of an area")
struct AreaTilesTests {
  /// Tiles of one unit; rows count southward from 0.
  private let scheme = TilingScheme(
    origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256,
    levels: [LevelOfDetail(number: 0, resolution: 1.0 / 256, scale: 1)])

  private func tiles(_ rings: [[(Double, Double)]]) throws -> Set<TileCoordinate> {
    let area = MapArea(rings: rings.map { $0.map { MapPoint(x: $0.0, y: -$0.1) } })
    let tiles = try #require(AreaTiles(area, in: scheme, level: scheme.levels[0]))
    var found: Set<TileCoordinate> = []
    for (row, ranges) in zip(tiles.range.rows, tiles.columns(inRows: tiles.range.rows)) {
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      for range in ranges { for column in range { found.insert(TileCoordinate(row: row, column: column)) } }
    }
    return found
  }

  private func places(_ list: [(Int, Int)]) -> Set<TileCoordinate> {
    Set(list.map { TileCoordinate(row: $0.0, column: $0.1) })
  }

  @Test("A box on the edges of tiles touches only the tiles within it")
  func box() throws {
    #expect(try tiles([[(1, 1), (3, 1), (3, 2), (1, 2)]]) == places([(1, 1), (1, 2)]))
  }

  @Test("A box that extends into a tile by less than a thousandth of a pixel does not touch it")
  func tolerance() throws {
    func box(_ more: Double) -> [(Double, Double)] {
      [(1 - more, 1), (3 + more, 1), (3 + more, 2 + more), (1 - more, 2 + more)]
    }
    #expect(try tiles([box(0.0009 / 256)]) == places([(1, 1), (1, 2)]))
    #expect(try tiles([box(0.0011 / 256)]) == places((1...2).flatMap { row in (0...3).map { (row, $0) } }))
  }

  @Test("A box within one tile touches only that tile")
  func small() throws {
    #expect(try tiles([[(1.1, 1.1), (1.2, 1.1), (1.2, 1.2)]]) == places([(1, 1)]))
  }

  @Test("A triangle touches the tiles that its slope crosses, but not those at which it has a corner")
  func triangle() throws {
    #expect(try tiles([[(0, 0), (0, 3), (3, 3)]]) == places([(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)]))
  }

  @Test("The tiles within a hole are left out, but not those that its edge crosses")
  func hole() throws {
    let outer = [(0.0, 0.0), (6, 0), (6, 6), (0, 6)]
    let hole = [(1.5, 1.5), (4.5, 1.5), (4.5, 4.5), (1.5, 4.5)]
    let all = places((0..<6).flatMap { row in (0..<6).map { (row, $0) } })
    #expect(try tiles([outer, hole]) == all.subtracting(places((2...3).flatMap { row in (2...3).map { (row, $0) } })))
  }

  @Test("An area that encloses nothing has no tiles and no extent")
  func nothing() {
    #expect(AreaTiles(MapArea(rings: []), in: scheme, level: scheme.levels[0]) == nil)
    #expect(MapArea(rings: [[MapPoint(x: 0, y: 0), MapPoint(x: 1, y: 1)]]).envelope == nil)
  }

  @Test(
    "Random polygons with few and many points and holes touch the tiles that shapely finds",
    .enabled(if: hasShapely, "Python has no shapely"), arguments: [(14, 150), (400, 30)])
  func shapely(most: Int, count: Int) throws {
    let script = """
      import json, random, math, shapely
      random.seed(7)
      cases = []
      while len(cases) < \(count):
          n, cx, cy, r = random.randrange(max(3, \(most) // 8), \(most)), random.uniform(3, 15), random.uniform(3, 15), random.uniform(0.3, 9)
          snap = random.random() < 0.4
          ring = []
          for i in range(n):
              a, d = (i + random.random() * 0.8) / n * 2 * math.pi, r * random.uniform(0.3, 1)
              x, y = cx + d * math.cos(a), cy + d * math.sin(a)
              ring.append((round(x), round(y)) if snap else (x, y))
          shape = shapely.Polygon(ring)
          if not shape.is_valid or shape.area == 0: continue
          hole = shape.buffer(-r / 3)
          rings = [ring]
          if hole.geom_type == 'Polygon' and hole.area > 0.1:
              inner = shapely.Polygon(shape.exterior, [hole.exterior])
              if inner.is_valid: shape, rings = inner, [ring, list(hole.exterior.coords)[:-1]]
          x0, y0, x1, y1 = (math.floor(v) for v in shape.bounds)
          tiles = [(row, column) for row in range(y0, y1 + 1) for column in range(x0, x1 + 1)
                   if shapely.relate_pattern(shape, shapely.box(column, row, column + 1, row + 1), 'T********')]
          cases.append({'rings': rings, 'tiles': tiles})
      print(json.dumps(cases))
      """
    struct Case: Decodable {
      let rings: [[[Double]]]
      let tiles: [[Int]]
    }
    let run = try Python.run(script, importing: ["shapely"])
    #expect(run.status == 0, "\(run.errors)")
    let cases = try JSONDecoder().decode([Case].self, from: run.output)
    #expect(cases.count == count)
    for test in cases {
      let found = try tiles(test.rings.map { $0.map { ($0[0], $0[1]) } })
      #expect(found == places(test.tiles.map { ($0[0], $0[1]) }), "\(test.rings)")
    }
  }
}
