import TestSupport
import Testing
import TilingSchemes

/// Levels numbered from 0.
private func grid(
  _ resolutions: [Double], origin: (Double, Double) = (0, 0), tile: Int = 256, first: Int = 0
) -> TilingScheme {
  TilingScheme(
    origin: MapPoint(x: origin.0, y: origin.1), tileWidth: tile, tileHeight: tile,
    levels: resolutions.enumerated().map {
      LevelOfDetail(number: first + $0.offset, resolution: $0.element, scale: $0.element * 3779.52)
    })
}

private func extent(_ xMin: Double, _ yMin: Double, _ xMax: Double, _ yMax: Double) -> Envelope {
  Envelope(xMin: xMin, yMin: yMin, xMax: xMax, yMax: yMax)
}

private func builtIn(_ name: String) throws -> TilingScheme { try #require(BuiltInScheme.named(name)).scheme }

private let land = extent(0, -100_000, 100_000, 0)
private let world = extent(-20_037_508.342787, -20_037_508.342787, 20_037_508.342787, 20_037_508.342787)

extension GridAlignment {
  fileprivate var pairs: [[Int]] { levels.map { [$0.a.number, $0.b.number] } }
  fileprivate var overlayingPairs: [[Int]] { overlaying.map { [$0.a.number, $0.b.number] } }
}

@Suite("GridAlignment")
struct GridAlignmentTests {
  @Test("Every built-in scheme is identical to itself", arguments: BuiltInScheme.all.map(\.name))
  func itself(_ name: String) throws {
    let scheme = try builtIn(name)
    let alignment = GridAlignment(scheme, scheme, over: world)
    #expect(alignment.verdict == .identical)
    #expect(alignment.obstacle == nil)
    #expect(alignment.levels.count == scheme.levels.count)
    #expect(alignment.levels.allSatisfy { $0.originOffsetPixels == 0 && $0.driftPixels == 0 })
  }

  @Test("Resolutions that differ only in their last digits are the same levels")
  func serverFamily() throws {
    let online = try builtIn("arcgis-online")
    var server = online
    server.levels[0].resolution = 156_543.03392800014
    server.origin = MapPoint(x: -20_037_508.342787001, y: 20_037_508.342787001)
    #expect(GridAlignment(online, server, over: world).verdict == .identical)
  }

  @Test("Scales and dots per inch have no influence")
  func advisoryNumbers() {
    let a = grid([10, 5])
    var b = a
    b.dotsPerInch = 120
    b.levels[1].scale = 1
    #expect(GridAlignment(a, b, over: land).verdict == .identical)
  }

  @Test("A part of a scheme’s levels overlays the whole")
  func part() {
    let alignment = GridAlignment(grid([20, 5], first: 1), grid([40, 20, 10, 5, 2.5]), over: land)
    #expect(alignment.verdict == .overlay)
    #expect(alignment.overlayingPairs == [[1, 1], [2, 3]])
    #expect(alignment.onlyInA.isEmpty)
    #expect(alignment.onlyInB.map(\.level.number) == [0, 2, 4])
  }

  @Test("Levels with other numbers overlay, but are not identical")
  func renumbered() {
    let alignment = GridAlignment(grid([10, 5, 2.5]), grid([10, 5, 2.5], first: 2), over: land)
    #expect(alignment.verdict == .overlay)
    #expect(alignment.overlayingPairs == [[0, 2], [1, 3], [2, 4]])
  }

  @Test("A level between those of the other scheme corresponds to none, and its neighbours are reported")
  func between() {
    let alignment = GridAlignment(grid([10, 7, 5]), grid([20, 10, 5]), over: land)
    #expect(alignment.verdict == .partial)
    #expect(alignment.overlayingPairs == [[0, 1], [2, 2]])
    #expect(alignment.onlyInA.map(\.level.resolution) == [7])
    #expect(alignment.onlyInA.first?.coarser?.number == 1)
    #expect(alignment.onlyInA.first?.finer?.number == 2)
    #expect(alignment.onlyInB.map(\.level.resolution) == [20])
    #expect(alignment.onlyInB.first?.coarser == nil)
    #expect(alignment.onlyInB.first?.finer?.number == 0)
  }

  @Test("Schemes without a common level never align")
  func nothingInCommon() {
    let alignment = GridAlignment(grid([10, 5]), grid([8, 4]), over: land)
    #expect(alignment.verdict == .never)
    #expect(alignment.obstacle == .noCommonResolution)
    #expect(alignment.levels.isEmpty)
  }

  @Test("A scheme without levels aligns with none")
  func noLevels() {
    #expect(GridAlignment(grid([]), grid([10]), over: land).verdict == .never)
    #expect(GridAlignment(grid([]), grid([10]), over: land).obstacle == .noLevels)
    #expect(GridAlignment(grid([]), grid([]), over: land).obstacle == .noLevels)
  }

  // MARK: Origins

  @Test("With an origin that differs by whole tiles at every level, grids overlay with rows and columns shifted")
  func wholeTiles() {
    // Three tiles of level 0 to the west, one to the north.
    let alignment = GridAlignment(grid([10, 5]), grid([10, 5], origin: (-7680, 2560)), over: land)
    #expect(alignment.verdict == .overlay)
    #expect(
      alignment.levels.map(\.tileShift) == [TileCoordinate(row: 1, column: 3), TileCoordinate(row: 2, column: 6)])
  }

  @Test("With an origin that differs by whole tiles only at the finer levels, grids overlay only there")
  func wholeTilesOfTheFiner() {
    // Three tiles at 5 units per pixel are one and a half at 10, and six at 2.5.
    let alignment = GridAlignment(grid([10, 5, 2.5]), grid([10, 5, 2.5], origin: (3840, 0)), over: land)
    #expect(alignment.verdict == .partial)
    #expect(alignment.overlayingPairs == [[1, 1], [2, 2]])
    #expect(alignment.levels[0].originOffsetPixels == 128)
    #expect(alignment.levels[0].state == .isOff)
  }

  @Test("With an origin that differs by a fraction of a tile, grids never align, and the fraction is reported")
  func partOfATile() throws {
    // 0.375 tiles of 256 pixels at 5 units are 480 units.
    let alignment = GridAlignment(grid([20, 10, 5]), grid([20, 10, 5], origin: (0, 480)), over: land)
    #expect(alignment.verdict == .never)
    guard case .originOff(let finest)? = alignment.obstacle else {
      Issue.record("\(String(describing: alignment.obstacle))")
      return
    }
    #expect(finest.a.number == 2)
    #expect(finest.originOffsetX == 0)
    #expect(finest.originOffsetY == 96)
    #expect(alignment.levels.map(\.originOffsetPixels) == [24, 48, 96])
  }

  @Test("An offset that is invisible at the coarse levels is measured at the finest common level")
  func finestCommonLevel() {
    // Two units: 0.2 pixels at 10, 2 pixels at 1.
    #expect(GridAlignment(grid([10, 1]), grid([10, 1], origin: (2, 0)), over: land).verdict == .never)
    #expect(GridAlignment(grid([10]), grid([10, 1], origin: (2, 0)), over: land).verdict == .overlay)
  }

  @Test("Half a pixel is within the tolerance, more is not; another tolerance changes the limit")
  func tolerance() {
    func verdict(_ offset: Double, _ tolerance: Double) -> AlignmentVerdict {
      GridAlignment(grid([1]), grid([1], origin: (offset, 0)), over: land, tolerance: tolerance).verdict
    }
    #expect(verdict(0.5, 0.5) == .identical)
    #expect(verdict(0.5078125, 0.5) == .never)
    #expect(verdict(0.5078125, 1) == .identical)
    #expect(verdict(0.25, 0.125) == .never)
  }

  @Test("ArcGIS’s default origin of Web Mercator never aligns with ArcGIS Online")
  func domainOrigin() throws {
    let online = try builtIn("arcgis-online")
    var domain = online
    domain.origin = MapPoint(x: -20_037_700, y: 30_241_100)
    let alignment = GridAlignment(domain, online, over: world)
    #expect(alignment.verdict == .never)
    // By hand: 10,203,591.657213 / 156,543.033928 is 65.1807 pixels; 191.657213 of them 0.0012.
    #expect(abs(alignment.levels[0].originOffsetY - 65.1807) < 0.0001)
    #expect(abs(alignment.levels[0].originOffsetX - 0.001224) < 0.000001)
    #expect(alignment.levels.allSatisfy { $0.state == .isOff && $0.driftPixels == 0 })
  }

  // MARK: Resolutions

  @Test("Resolutions rounded to six decimals drift from some level on, by the computed number of pixels")
  func sixDecimals() throws {
    let online = try builtIn("arcgis-online")
    var cut = online
    for index in cut.levels.indices {
      cut.levels[index].resolution = (cut.levels[index].resolution * 1e6).rounded(.towardZero) / 1e6
    }
    let alignment = GridAlignment(cut, online, over: world)
    #expect(alignment.verdict == .partial)
    // 40,075,016.685574 × (1/0.298582 − 1/0.298582141647617), and the same for level 15, 4.777314267949….
    #expect(abs(alignment.levels[19].driftPixels - 63.6732) < 0.001)
    #expect(abs(alignment.levels[15].driftPixels - 0.4705) < 0.0001)
    #expect(alignment.levels[15].state == .overlays)
    #expect(alignment.levels[16].state == .drifts)
    #expect(alignment.levels.filter { $0.state == .drifts }.map(\.a.number) == Array(16...23))
  }

  @Test("A small extent drifts little, but is off by the drift on the way from the origin")
  func smallExtentFarAway() {
    // One part in a million: 1,000 pixels drift by 0.001, and start 10,000,000 pixels from the origin.
    let far = extent(10_000_000, -1000, 10_001_000, 0)
    let alignment = GridAlignment(grid([1]), grid([1.000_001]), over: far)
    #expect(abs(alignment.levels[0].driftPixels - 0.001) < 1e-8)
    #expect(abs(alignment.levels[0].extentOffsetPixels - 10.001) < 0.0001)
    #expect(alignment.verdict == .never)
    let near = extent(0, -1000, 1000, 0)
    #expect(GridAlignment(grid([1]), grid([1.000_001]), over: near).verdict == .identical)
  }

  @Test("Resolutions that differ by more than a hundredth never correspond, even for a tiny extent")
  func tinyExtent() {
    #expect(GridAlignment(grid([100]), grid([102]), over: extent(0, -1, 1, 0)).obstacle == .noCommonResolution)
  }

  @Test("Two conventions of a degree give similar resolutions, which drift")
  func conventions() {
    // The same scales with 111,194.87 and with 111,319.49 metres per degree: 0.112 % difference.
    let old = grid([0.3515625], origin: (-180, 90))
    let new = grid([0.3515625 * 111_194.874_284 / 111_319.490_793], origin: (-180, 90))
    let alignment = GridAlignment(old, new, over: extent(-180, -90, 180, 90))
    #expect(alignment.verdict == .never)
    guard case .drift(let worst)? = alignment.obstacle else {
      Issue.record("\(String(describing: alignment.obstacle))")
      return
    }
    // 1024 pixels around the world, times 0.0011207.
    #expect(abs(worst.driftPixels - 1.1476) < 0.0001)
  }

  // MARK: Tile sizes

  @Test("Tiles of 256 and 512 pixels on one pixel grid overlay, four and one")
  func doubleTiles() {
    let alignment = GridAlignment(grid([10, 5]), grid([10, 5], tile: 512), over: land)
    #expect(alignment.verdict == .overlay)
    #expect(!alignment.hasSameTileSize)
    #expect(alignment.levels.allSatisfy { $0.tileShift == nil })
  }

  @Test("The origin of the larger tiles may be on any edge of the smaller ones")
  func doubleTilesShifted() {
    #expect(GridAlignment(grid([10]), grid([10], origin: (2560, 0), tile: 512), over: land).verdict == .overlay)
    #expect(GridAlignment(grid([10]), grid([10], origin: (1280, 0), tile: 512), over: land).verdict == .never)
  }

  @Test("Sizes of which neither divides the other overlay at common edges")
  func otherSizes() {
    #expect(GridAlignment(grid([1], tile: 256), grid([1], tile: 384), over: land).verdict == .overlay)
    // 768 is a multiple of both, 256 of one.
    #expect(
      GridAlignment(grid([1], tile: 256), grid([1], origin: (768, 0), tile: 384), over: land).verdict == .overlay)
    #expect(GridAlignment(grid([1], tile: 256), grid([1], origin: (256, 0), tile: 384), over: land).verdict == .never)
  }

  // MARK: Degrees

  @Test("The default origin of degrees is not a whole number of tiles from -180, 90 at the coarse levels")
  func degrees() throws {
    let version2 = try builtIn("wgs84-v2")
    var old = version2
    old.origin = MapPoint(x: -400, y: 400)
    let alignment = GridAlignment(old, version2, over: extent(-180, -90, 180, 90))
    // 220 degrees are 1.2222 tiles of level 0 (180°), 2.4444 of level 1, and never whole; 310 are 1.7222.
    #expect(alignment.verdict == .never)
    #expect(abs(alignment.levels[0].originOffsetX - 40 / 0.703125) < 1e-9)
    #expect(abs(alignment.levels[0].originOffsetY - 50 / 0.703125) < 1e-9)
  }
}

@Suite("GridAlignment of any numbers")
struct GridAlignmentPropertyTests {
  private func random(_ generator: inout SeededGenerator) -> TilingScheme {
    let count = Int.random(in: 0...6, using: &generator)
    let ladder = [16.0, 8, 8.000_001, 8.0001, 7.95, 4, 4, 3, 2, 1, 0.5]
    return TilingScheme(
      origin: MapPoint(
        x: Double(Int.random(in: -8...8, using: &generator)) * 128,
        y: Double(Int.random(in: -8...8, using: &generator)) * 64.1),
      tileWidth: [128, 256, 384].randomElement(using: &generator) ?? 256,
      tileHeight: [128, 256].randomElement(using: &generator) ?? 256,
      levels: (0..<count).map { _ in
        LevelOfDetail(
          number: Int.random(in: 0...9, using: &generator), resolution: ladder.randomElement(using: &generator) ?? 1,
          scale: 1)
      })
  }

  @Test("Exchanging the schemes exchanges the sides, but no distance and not the verdict")
  func symmetry() {
    var generator = SeededGenerator(seed: 61)
    var verdicts: Set<AlignmentVerdict> = []
    for _ in 0..<3000 {
      let (a, b) = (random(&generator), random(&generator))
      let x = Double.random(in: -1e6...1e6, using: &generator)
      let extent = extent(x, -2000, x + Double.random(in: 1...1e5, using: &generator), 0)
      let one = GridAlignment(a, b, over: extent)
      let other = GridAlignment(b, a, over: extent)
      verdicts.insert(one.verdict)
      #expect(one.verdict == other.verdict)
      #expect(one.onlyInA == other.onlyInB)
      #expect(one.onlyInB == other.onlyInA)
      func measures(_ alignment: GridAlignment, _ isExchanged: Bool) -> [String] {
        alignment.levels.map {
          let numbers = isExchanged ? [$0.b, $0.a] : [$0.a, $0.b]
          return
            "\(numbers) \($0.originOffsetX) \($0.originOffsetY) \($0.driftPixels) \($0.extentOffsetPixels) \($0.state)"
        }.sorted()
      }
      #expect(measures(one, false) == measures(other, true))
    }
    #expect(verdicts == [.overlay, .partial, .never])
  }

  @Test("A scheme is identical to itself, even with duplicate levels")
  func reflexivity() {
    var generator = SeededGenerator(seed: 62)
    for _ in 0..<500 {
      let scheme = random(&generator)
      let expected: AlignmentVerdict = scheme.levels.isEmpty ? .never : .identical
      #expect(GridAlignment(scheme, scheme, over: land).verdict == expected)
    }
  }

  @Test("A part of the levels always overlays the whole, with any level numbers")
  func parts() {
    var generator = SeededGenerator(seed: 63)
    for _ in 0..<500 {
      let whole = random(&generator)
      var part = whole
      part.levels.removeAll { _ in Bool.random(using: &generator) }
      if part.levels.isEmpty { continue }
      for index in part.levels.indices { part.levels[index].number += 20 }
      #expect(GridAlignment(part, whole, over: land).verdict == .overlay)
    }
  }

  @Test("Moving the origin by whole tiles of the coarsest level keeps the overlay if levels halve")
  func shifts() {
    var generator = SeededGenerator(seed: 64)
    for _ in 0..<500 {
      let resolutions = (0..<12).map { 1000.0 / Double(1 << $0) }
      let (row, column) = (Int.random(in: -50...50, using: &generator), Int.random(in: -50...50, using: &generator))
      let a = grid(resolutions, origin: (-4_020_900, 19_998_100))
      let b = grid(
        resolutions, origin: (-4_020_900 + Double(column) * 256_000, 19_998_100 + Double(row) * 256_000))
      let alignment = GridAlignment(a, b, over: land)
      #expect(alignment.verdict == (row == 0 && column == 0 ? .identical : .overlay))
      #expect(alignment.levels[3].tileShift == TileCoordinate(row: row * 8, column: -column * 8))
    }
  }

  @Test("Origins that rule out a common grid at one resolution rule it out for the schemes")
  func quickTest() {
    var generator = SeededGenerator(seed: 66)
    var count = 0
    for _ in 0..<3000 {
      let (a, b) = (random(&generator), random(&generator))
      for shared in Set(a.levels.map(\.resolution)).intersection(b.levels.map(\.resolution)) {
        guard GridAlignment.originsKeepApart(a, b, sharing: shared, tolerance: 0.5) else { continue }
        count += 1
        #expect(GridAlignment(a, b, over: land).kinship == .apart)
      }
    }
    #expect(count > 1000)
  }

  @Test(
    "Extreme numbers give a result without an overlay",
    arguments: [
      (1e308, 1.0), (-1e308, 1e300), (1e17, 1e-17), (3e200, 1e-300), (1, 4e-307), (1e308, 1.7e308),
    ] as [(Double, Double)])
  func hostile(_ origin: Double, _ resolution: Double) {
    let a = grid([resolution], origin: (origin, -origin))
    let b = grid([resolution * 1.005], origin: (-origin * 0.7, origin))
    for extent in [land, extent(-1e308, -1e308, 1e308, 1e308)] {
      for (one, other) in [(a, b), (b, a)] {
        let alignment = GridAlignment(one, other, over: extent)
        #expect(alignment.verdict == .never)
        #expect(
          alignment.levels.allSatisfy {
            !$0.originOffsetPixels.isNaN && !$0.driftPixels.isNaN && !$0.extentOffsetPixels.isNaN
          })
      }
    }
  }

  @Test(
    "Levels without a resolution, and tiles without a size, align with nothing", arguments: [0, -1, .nan, .infinity])
  func noResolution(_ resolution: Double) {
    #expect(GridAlignment(grid([resolution]), grid([resolution]), over: land).verdict == .never)
    #expect(GridAlignment(grid([1], tile: 0), grid([1], tile: 0), over: land).verdict == .never)
    #expect(GridAlignment(grid([1], tile: .max), grid([1], tile: .max - 1), over: land).verdict == .overlay)
  }

  @Test("A hundred thousand levels are paired without trying every pair")
  func manyLevels() {
    let a = grid((1...100_000).map { Double($0) })
    let b = grid([Double](repeating: 50_000, count: 100_000))
    let clock = ContinuousClock()
    let time = clock.measure { #expect(GridAlignment(a, b, over: land).levels.count >= 100_000) }
    #expect(time < .seconds(60))
  }
}
