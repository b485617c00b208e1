import Testing
import TilingSchemes

/// Two levels, the second with another origin and larger tiles, as OGC's tile matrix sets may have.
@Suite("Levels with their own origin and tile size")
struct OwnLevelTests {
  private let scheme = TilingScheme(
    origin: MapPoint(x: 0, y: 1000), tileWidth: 10, tileHeight: 10,
    levels: [
      LevelOfDetail(number: 0, resolution: 10, scale: 1),
      LevelOfDetail(
        number: 1, resolution: 5, scale: 1, origin: MapPoint(x: -50, y: 1100),
        tileSize: TileSize(width: 20, height: 40)),
    ])

  @Test("the tile of a point is counted from the level’s own origin in the level’s own tiles")
  func tileOfPoint() {
    let point = MapPoint(x: 160, y: 850)
    #expect(scheme.tile(at: point, level: scheme.levels[0]) == TileCoordinate(row: 1, column: 1))
    // 210 map units from −50 are 2.1 tiles of 100; 250 from 1100 are 1.25 tiles of 200.
    #expect(scheme.tile(at: point, level: scheme.levels[1]) == TileCoordinate(row: 1, column: 2))
  }

  @Test("the rectangle of a tile is computed from the level’s own origin")
  func envelope() {
    let tile = scheme.envelope(of: TileCoordinate(row: 1, column: 2), level: scheme.levels[1])
    #expect(tile == Envelope(xMin: 150, yMin: 700, xMax: 250, yMax: 900))
  }

  @Test("the tiles of an extent are those of the level’s own grid")
  func covering() {
    let extent = Envelope(xMin: 150, yMin: 700, xMax: 250, yMax: 900)
    #expect(scheme.tiles(covering: extent, level: scheme.levels[1]) == TileRange(rows: 1..<2, columns: 2..<3))
    #expect(
      AreaTiles(MapArea(extents: [extent]), in: scheme, level: scheme.levels[1])?.range
        == TileRange(rows: 1..<2, columns: 2..<3))
    #expect(scheme.tiles(covering: extent, level: scheme.levels[0]) == TileRange(rows: 1..<3, columns: 1..<3))
  }

  @Test("levels overlay by their own origins, independent of those of the schemes")
  func alignment() {
    let extent = Envelope(xMin: 0, yMin: 0, xMax: 500, yMax: 1000)
    func other(_ origin: MapPoint) -> TilingScheme {
      TilingScheme(
        origin: MapPoint(x: 3, y: 7), tileWidth: 20, tileHeight: 40,
        levels: [LevelOfDetail(number: 1, resolution: 5, scale: 1, origin: origin)])
    }
    let same = GridAlignment(scheme, other(MapPoint(x: 50, y: 900)), over: extent)
    #expect(same.levels.map(\.state) == [.overlays])
    #expect(same.levels.map(\.tileShift) == [TileCoordinate(row: -1, column: -1)])
    #expect(same.hasSameTileSize)
    // Four map units are 0.8 pixels.
    let shifted = GridAlignment(scheme, other(MapPoint(x: 54, y: 900)), over: extent)
    #expect(shifted.verdict == .never)
  }

  @Test("if a level states no own values, the scheme’s values are used")
  func inherited() {
    #expect(scheme.origin(at: scheme.levels[0]) == scheme.origin)
    #expect(scheme.tileSize(at: scheme.levels[0]) == TileSize(width: 10, height: 10))
  }
}
