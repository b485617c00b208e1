import Foundation
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("The map of a report")
struct TileGridMapTests {
  private let scheme = squares([1000, 500, 250, 100, 10, 1])

  /// The touched tiles as counted by the library; other tests compare these counts with other tools.
  private func tiles(_ area: MapArea, level: Int) throws -> Set<String> {
    let tiles = try #require(AreaTiles(area, in: scheme, level: scheme.levels[level]))
    var found: Set<String> = []
    for (row, columns) in zip(tiles.range.rows, tiles.columns(inRows: tiles.range.rows)) {
      for column in columns.joined() { found.insert("\(row)/\(column)") }
    }
    return found
  }

  @Test("A box shades the tiles that it intersects, and not those that it only borders on")
  func box() async throws {
    let page = try PageReading(await preflightPage(scheme, .box(200, 450, 500, 610), mapLevel: 3))
    #expect(try page.shadedTiles() == ["3/2", "3/3", "3/4", "4/2", "4/3", "4/4", "5/2", "5/3", "5/4"])
  }

  @Test("A ring with a hole, a second part, a line and a point shade the tiles that they touch, but not the hole")
  func area() async throws {
    let region = PreflightRegion(.area(Shapes.ringWithHole), source: "area")
    let page = try PageReading(await preflightPage(scheme, region, mapLevel: 3))
    let shaded = try page.shadedTiles()
    #expect(try shaded == tiles(Shapes.ringWithHole, level: 3))
    // By hand: the hole contains all of tile 4/4, the second part is in the corner, the point is alone in row 9.
    #expect(!shaded.contains("4/4") && shaded.contains("0/9") && shaded.contains("9/9") && shaded.contains("9/4"))
    #expect(!shaded.contains("9/5") && !shaded.contains("9/8"))
  }

  @Test("Ragged polygons shade the tiles that are counted", arguments: 0..<6)
  func ragged(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let corners = (0..<40).map { number in
      let angle = Double(number) / 40 * 2 * Double.pi
      let radius = Double.random(in: 60...450, using: &generator)
      return MapPoint(x: 500 + radius * cos(angle), y: 500 + radius * sin(angle))
    }
    let area = MapArea(rings: [corners])
    let page = try PageReading(await preflightPage(scheme, PreflightRegion(.area(area), source: "area"), mapLevel: 3))
    #expect(try page.shadedTiles() == tiles(area, level: 3))
  }

  @Test("The finest level of about 12 × 12 tiles is shown")
  func usual() async throws {
    let page = try PageReading(await preflightPage(scheme, .box(10, 10, 990, 990)))
    #expect(page.texts("h2").contains("Map: the tiles of level 3"))
    let small = try PageReading(await preflightPage(scheme, .box(10, 10, 21, 21)))
    #expect(small.texts("h2").contains("Map: the tiles of level 5"))
  }

  @Test("A level of more than ten thousand tiles is an error that names a possible level")
  func tooMany() async throws {
    let result = try await preflight(scheme, .box(0, 0, 1000, 1000))
    let error = #expect(throws: MapLevelError.self) {
      try PreflightPage(result, mapLevel: 5)
    }
    #expect(error == .tooManyTiles(5, tiles: 1_000_000, drawable: 4))
    let message = error.map { PreflightError.map($0).message.text(naming: \.rawValue) }
    #expect(message?.contains("1,000,000") == true && message?.hasSuffix("level 4 is possible") == true)
  }

  @Test("A level that the scheme does not have is an error")
  func noLevel() async throws {
    let result = try await preflight(scheme, .box(0, 0, 1000, 1000))
    let error = #expect(throws: MapLevelError.self) {
      try PreflightPage(result, mapLevel: 6)
    }
    #expect(error == .unknown(6, levels: [0, 1, 2, 3, 4, 5]))
    let message = error.map { PreflightError.map($0).message.text(naming: \.rawValue) }
    #expect(message == "report-level: level 6 is not among the levels 0–5")
  }

  @Test("Ten thousand tiles make a small page")
  func tenThousand() async throws {
    let html = try await preflightPage(scheme, .box(0, 0, 1000, 1000), mapLevel: 4)
    #expect(html.utf8.count < 60_000)
    #expect(try PageReading(html).texts("h2").contains("Map: the tiles of level 4"))
  }

  @Test("The origin is marked if it is near, but not if it is far")
  func origin() async throws {
    let near = try PageReading(await preflightPage(scheme, .box(10, 810, 190, 990), mapLevel: 3))
    #expect(near.texts("li").contains { $0.hasSuffix("the tile origin") })
    let far = try PageReading(await preflightPage(scheme, .box(710, 110, 790, 190), mapLevel: 3))
    #expect(!far.texts("li").contains { $0.hasSuffix("the tile origin") })
    #expect(far.elements("circle", class: "origin").isEmpty)
  }

  @Test("Tiles left of or above the origin are drawn as impossible")
  func impossible() async throws {
    let page = try PageReading(await preflightPage(scheme, .box(-150, 810, 150, 1050), mapLevel: 3))
    #expect(try page.shadedTiles() == ["0/0", "0/1", "1/0", "1/1"])
    #expect(
      try page.shadedTiles("impossible")
        == Set((-1...1).flatMap { row in (-2...1).map { "\(row)/\($0)" } }))
  }

  @Test(
    "Many random corners, points and tiny polygons make a small page", .tags(.slow),
    arguments: ["tangle", "points", "crumbs", "line"])
  func bounded(kind: String) async throws {
    var generator = SeededGenerator(seed: 7)
    func point(_ range: ClosedRange<Double>) -> MapPoint {
      MapPoint(x: .random(in: range, using: &generator), y: .random(in: range, using: &generator))
    }
    // Sorted from west to east, so that the test notices a missing end.
    let count = TestRun.rounds(usually: 30_000, long: 100_000)
    let points = (0..<count).map { _ in point(10...990) }.sorted { $0.x < $1.x }
    let area =
      switch kind {
      case "tangle": MapArea(rings: [points])
      case "points": MapArea(polygons: [], points: points)
      case "line": MapArea(polygons: [], lines: [points])
      default:
        MapArea(
          polygons: points.map { point in
            MapArea.Polygon(rings: [
              [point, MapPoint(x: point.x + 0.001, y: point.y), MapPoint(x: point.x, y: point.y + 0.001)]
            ])
          })
      }
    let coarse = squares([1000, 500])
    let html = try await preflightPage(coarse, PreflightRegion(.area(area), source: "area"))
    #expect(html.utf8.count < 250_000)
    let page = try PageReading(html)
    #expect(try page.shadedTiles() == ["0/0", "0/1", "1/0", "1/1"])
    let drawn = ["region", "line", "dot"].flatMap { page.elements("path", class: $0) }
    let numbers = drawn.compactMap { $0.attributes["d"] }.joined().matches(of: /M?([-\d.]+) ([-\d.]+)/)
    let places = numbers.compactMap { Double($0.1) }
    #expect(places.count > 500)
    // The whole area is visible, from one side of the map to the other.
    let west = try #require(places.min())
    let east = try #require(places.max())
    #expect(west < 110 && east > 250)
  }

  @Test("A coast of 100,000 corners keeps its shape to less than a pixel")
  func coast() async throws {
    let corners = (0..<100_000).map { number in
      let angle = Double(number) / 100_000 * 2 * Double.pi
      return MapPoint(x: 500 + 400 * cos(angle), y: 500 + 400 * sin(angle))
    }
    let page = try PageReading(
      await preflightPage(scheme, PreflightRegion(.area(MapArea(rings: [corners])), source: "area"), mapLevel: 3))
    let path = try #require(page.elements("path", class: "region").first?.attributes["d"])
    let numbers = path.matches(of: /[-\d.]+/).compactMap { Double($0.0) }
    let places = stride(from: 0, to: numbers.count - 1, by: 2).map { (x: numbers[$0], y: numbers[$0 + 1]) }
    #expect(places.count > 300 && places.count < 6000)
    let left = try #require(places.map(\.x).min())
    let right = try #require(places.map(\.x).max())
    let top = try #require(places.map(\.y).min())
    let bottom = try #require(places.map(\.y).max())
    let center = (x: (left + right) / 2, y: (top + bottom) / 2)
    let radius = (right - left) / 2
    let distances = places.map { hypot($0.x - center.x, $0.y - center.y) - radius }
    #expect(distances.allSatisfy { abs($0) < 0.5 })
  }
}
