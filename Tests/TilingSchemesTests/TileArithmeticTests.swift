import TestSupport
import Testing
import TilingSchemes

@Suite("TileArithmetic")
struct TileArithmeticTests {
  /// Tiles of 256 × 512 map units at level 0, and half of that at level 1.
  static let scheme = TilingScheme(
    origin: MapPoint(x: -1000, y: 2000), tileWidth: 256, tileHeight: 512,
    levels: [
      LevelOfDetail(number: 0, resolution: 1, scale: 1), LevelOfDetail(number: 1, resolution: 0.5, scale: 0.5),
    ])

  @Test("A tile’s width and height in map units follow from its pixels and the resolution")
  func tileSize() {
    #expect(Self.scheme.tileWidthInMapUnits(at: Self.scheme.levels[1]) == 128)
    #expect(Self.scheme.tileHeightInMapUnits(at: Self.scheme.levels[1]) == 256)
  }

  @Test(
    "A point on an edge is in the tile to the right or below",
    arguments: [
      (-1000, 2000, 0, 0), (-744, 2000, 0, 1), (-1000, 1488, 1, 0), (-744.001, 1488.001, 0, 0), (-744, 1488, 1, 1),
      (-1000.5, 2000, 0, -1), (-1000, 2000.5, -1, 0), (-1256, 2512, -1, -1), (-1256.1, 2512.1, -2, -2),
    ] as [(Double, Double, Int, Int)])
  func tileAtPoint(x: Double, y: Double, row: Int, column: Int) {
    let tile = Self.scheme.tile(at: MapPoint(x: x, y: y), level: Self.scheme.levels[0])
    #expect(tile == TileCoordinate(row: row, column: column))
  }

  @Test("A tile’s envelope is the rectangle between its edges")
  func envelope() {
    let envelope = Self.scheme.envelope(of: TileCoordinate(row: 2, column: 3), level: Self.scheme.levels[0])
    #expect(envelope == Envelope(xMin: -232, yMin: 464, xMax: 24, yMax: 976))
  }

  @Test("Every tile’s envelope is covered by that tile only")
  func envelopeIsOneTile() {
    for level in Self.scheme.levels {
      for row in -3...3 {
        for column in -3...3 {
          let envelope = Self.scheme.envelope(of: TileCoordinate(row: row, column: column), level: level)
          let expected = TileRange(rows: row..<row + 1, columns: column..<column + 1)
          #expect(Self.scheme.tiles(covering: envelope, level: level) == expected)
        }
      }
    }
  }

  @Test("An extent covers the tiles whose inside intersects its own, as testing every tile shows")
  func bruteForce() throws {
    var generator = SeededGenerator(seed: 3)
    let level = Self.scheme.levels[0]
    for _ in 0..<300 {
      // Multiples of 64 are often on the edges of tiles.
      let x = (0..<2).map { _ in Double(Int.random(in: -30...30, using: &generator)) * 64 - 1000 }.sorted()
      let y = (0..<2).map { _ in Double(Int.random(in: -30...30, using: &generator)) * 64 + 2000 }.sorted()
      guard x[0] < x[1], y[0] < y[1] else { continue }
      let extent = Envelope(xMin: x[0], yMin: y[0], xMax: x[1], yMax: y[1])
      var expected: Set<TileCoordinate> = []
      for row in -10...10 {
        for column in -10...10 {
          let tile = TileCoordinate(row: row, column: column)
          let square = Self.scheme.envelope(of: tile, level: level)
          let meets =
            square.xMin < extent.xMax && square.xMax > extent.xMin && square.yMin < extent.yMax
            && square.yMax > extent.yMin
          if meets { expected.insert(tile) }
        }
      }
      let range = try #require(Self.scheme.tiles(covering: extent, level: level))
      let found = range.rows.flatMap { row in range.columns.map { TileCoordinate(row: row, column: $0) } }
      #expect(Set(found) == expected)
      #expect(range.count == expected.count)
    }
  }

  @Test("Web Mercator’s world is 2^z tiles wide and high at every level")
  func webMercatorWorld() {
    let half = 20_037_508.342787
    for level in 0...20 {
      let detail = LevelOfDetail(number: level, resolution: half * 2 / 256 / Double(1 << level), scale: 1)
      let scheme = TilingScheme(
        origin: MapPoint(x: -half, y: half), tileWidth: 256, tileHeight: 256, levels: [detail])
      let world = Envelope(xMin: -half, yMin: -half, xMax: half, yMax: half)
      #expect(scheme.tiles(covering: world, level: detail) == TileRange(rows: 0..<1 << level, columns: 0..<1 << level))
    }
  }

  @Test("New Zealand’s grid has the tiles that its formula gives")
  func nationalGrid() {
    // 2193: origin -4020900, 19998100; 1:500,000 at 96 dots per inch; the extent of Auckland.
    let level = LevelOfDetail(number: 0, resolution: 132.291_931_250_529_2, scale: 500_000)
    let scheme = TilingScheme(
      origin: MapPoint(x: -4_020_900, y: 19_998_100), tileWidth: 256, tileHeight: 256, levels: [level])
    let extent = Envelope(xMin: 1_640_000, yMin: 5_850_000, xMax: 1_868_000, yMax: 5_997_000)
    // (1640000 + 4020900) / 33866.7344… = 167.15…, (1868000 + 4020900) / 33866.7344… = 173.88…;
    // (19998100 - 5997000) / 33866.7344… = 413.41…, (19998100 - 5850000) / 33866.7344… = 417.75…
    #expect(scheme.tiles(covering: extent, level: level) == TileRange(rows: 413..<418, columns: 167..<174))
  }

  @Test(
    "An extent without width and height covers the tile that contains it",
    arguments: [(-900, 1900, 0, 0), (-744, 1488, 1, 1)] as [(Double, Double, Int, Int)])
  func pointExtent(x: Double, y: Double, row: Int, column: Int) {
    let extent = Envelope(xMin: x, yMin: y, xMax: x, yMax: y)
    let expected = TileRange(rows: row..<row + 1, columns: column..<column + 1)
    #expect(Self.scheme.tiles(covering: extent, level: Self.scheme.levels[0]) == expected)
  }

  @Test("An overlap within the tolerance covers no tile, a longer one does")
  func tolerance() {
    let level = Self.scheme.levels[0]
    func columns(_ xMin: Double, _ xMax: Double, _ tolerance: Double) -> Range<Int>? {
      let extent = Envelope(xMin: xMin, yMin: 1500, xMax: xMax, yMax: 1600)
      return Self.scheme.tiles(covering: extent, level: level, tolerance: tolerance)?.columns
    }
    // One hundredth of a tile is 2.56 map units.
    #expect(columns(-1000, -742, 0.01) == 0..<1)
    #expect(columns(-1000, -741, 0.01) == 0..<2)
    #expect(columns(-746, -488, 0.01) == 1..<2)
    #expect(columns(-747, -488, 0.01) == 0..<2)
    #expect(columns(-746, -742, 0) == 0..<2)
  }

  @Test("An extent that is upside down or not a number covers no tiles")
  func wrongExtents() {
    let level = Self.scheme.levels[0]
    for extent in [
      Envelope(xMin: 1, yMin: 0, xMax: 0, yMax: 1), Envelope(xMin: 0, yMin: 1, xMax: 1, yMax: 0),
      Envelope(xMin: .nan, yMin: 0, xMax: 1, yMax: 1), Envelope(xMin: 0, yMin: 0, xMax: .infinity, yMax: 1),
      Envelope(xMin: 0, yMin: 0, xMax: 1e300, yMax: 1),
    ] {
      #expect(Self.scheme.tiles(covering: extent, level: level) == nil)
    }
  }

  @Test("A point whose tile exceeds Int has no tile", arguments: [1e30, -1e30, .infinity, .nan])
  func farPoint(x: Double) {
    #expect(Self.scheme.tile(at: MapPoint(x: x, y: 0), level: Self.scheme.levels[0]) == nil)
  }

  @Test("A level without a resolution has no tiles and causes no crash", arguments: [0, .nan])
  func noResolution(resolution: Double) {
    let level = LevelOfDetail(number: 0, resolution: resolution, scale: 1)
    let extent = Envelope(xMin: -10, yMin: -10, xMax: 10, yMax: 10)
    #expect(Self.scheme.tiles(covering: extent, level: level) == nil)
    #expect(Self.scheme.tile(at: MapPoint(x: 0, y: 0), level: level) == nil)
  }

  @Test("The number of tiles of a range is its rows times its columns, or nil beyond Int")
  func count() {
    #expect(TileRange(rows: 2..<5, columns: -1..<3).count == 12)
    #expect(TileRange(rows: 0..<0, columns: 0..<9).count == 0)
    #expect(TileRange(rows: 0..<1 << 40, columns: 0..<1 << 40).count == nil)
  }

  @Test("A range with more rows than Int can count has no number of tiles")
  func countOfVastRange() {
    let range = TileRange(rows: -9_000_000_000_000_000_000..<9_000_000_000_000_000_000, columns: 0..<1)
    #expect(range.count == nil)
  }
}

@Suite("BundleCoordinate")
struct BundleCoordinateTests {
  @Test(
    "A bundle’s name is its first row and column, in at least four hexadecimal digits",
    arguments: [
      (128, 256, "R0080C0100"), (129, 383, "R0080C0100"), (0, 0, "R0000C0000"), (127, 127, "R0000C0000"),
      (65_535, 65_536, "Rff80C10000"), (1_048_575, 703_710, "Rfff80Cabc80"),
    ])
  func names(row: Int, column: Int, name: String) {
    #expect(BundleCoordinate(of: TileCoordinate(row: row, column: column)).fileName == name)
  }

  @Test("A bundle’s first row and column are multiples of the packet size")
  func packetSize() {
    let bundle = BundleCoordinate(of: TileCoordinate(row: 99, column: 64), packetSize: 32)
    #expect(bundle.row == 96)
    #expect(bundle.column == 64)
  }
}
