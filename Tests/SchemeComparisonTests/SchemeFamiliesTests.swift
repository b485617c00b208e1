import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Families of schemes")
struct SchemeFamiliesTests {
  private static let zealand = SpatialReference(wkid: 2193, latestWKID: 2193)

  private func scheme(
    _ name: String, _ resolutions: [Double], origin: (Double, Double) = (0, 10_000_000), tile: Int = 256,
    first: Int = 0, reference: SpatialReference? = zealand
  ) throws -> ComparedScheme {
    var model = CacheDescription()
    model.scheme = TilingScheme(
      spatialReference: reference, origin: MapPoint(x: origin.0, y: origin.1), tileWidth: tile, tileHeight: tile,
      levels: resolutions.enumerated().map {
        LevelOfDetail(number: first + $0.offset, resolution: $0.element, scale: 1)
      }
    )
    return try #require(ComparedScheme(model, name: name))
  }

  private func names(_ schemes: [ComparedScheme]) -> [[String]] {
    SchemeFamilies(schemes).families.map { $0.members.map(\.name) }
  }

  @Test("Equal schemes are one family, in the order in which they were given")
  func same() throws {
    let schemes = try ["c", "a", "b"].map { try scheme($0, [10, 5]) }
    #expect(names(schemes) == [["c", "a", "b"]])
  }

  @Test("Caches with the coarse and the fine levels of one grid are one family")
  func parts() throws {
    let schemes = [try scheme("coarse", [40, 20, 10]), try scheme("fine", [20, 10, 5, 2.5], first: 7)]
    #expect(names(schemes) == [["coarse", "fine"]])
    #expect(SchemeFamilies(schemes).families.first?.resolutions == [40, 20, 10, 5, 2.5])
    #expect(SchemeFamilies(schemes).families.first?.leader.name == "fine")
  }

  @Test("Two parts without a common level are two families; a third scheme with all levels joins them")
  func bridge() throws {
    let parts = [try scheme("coarse", [40, 20]), try scheme("fine", [10, 5])]
    #expect(names(parts).count == 2)
    #expect(names(parts + [try scheme("all", [40, 20, 10, 5])]) == [["coarse", "fine", "all"]])
  }

  @Test("Schemes that share only some scales are two families")
  func otherLadders() throws {
    #expect(names([try scheme("halves", [40, 20, 10, 5]), try scheme("thirds", [40, 16, 8, 5])]).count == 2)
  }

  @Test("A different origin makes another family, unless it is a whole number of tiles away")
  func origins() throws {
    let schemes = [
      try scheme("one", [10, 5]), try scheme("off", [10, 5], origin: (100, 10_000_000)),
      try scheme("whole tiles", [10, 5], origin: (-25_600, 10_002_560)),
    ]
    #expect(names(schemes) == [["one", "whole tiles"], ["off"]])
  }

  @Test("A scheme that drifts does not join a family through a member with few levels")
  func noChains() throws {
    // The coarse part fits both; the complete scheme drifts by 4 pixels at 0.5 units.
    let schemes = [
      try scheme("exact", [64, 0.5]), try scheme("coarse part", [64]), try scheme("drifting", [64, 0.500_000_05]),
    ]
    let families = names(schemes)
    #expect(families.count == 2)
    #expect(families.first?.count == 2)
    #expect(!families.contains { $0.contains("exact") && $0.contains("drifting") })
  }

  @Test("Tiles of 256 and 512 pixels on one pixel grid are one family, and both sizes are reported")
  func tileSizes() throws {
    let families = SchemeFamilies([try scheme("a", [10, 5]), try scheme("b", [10, 5], tile: 512)]).families
    #expect(families.count == 1)
    #expect(families.first?.tileSizes.map(\.width) == [256, 512])
  }

  @Test("Coordinate systems are distinguished by their meaning")
  func systems() throws {
    let schemes = [
      try scheme("number", [10], reference: SpatialReference(wkid: 102_100)),
      try scheme("latest number", [10], reference: SpatialReference(wkid: 3857)),
      try scheme("degrees", [10], reference: SpatialReference(wkid: 4326)), try scheme("none", [10], reference: nil),
    ]
    #expect(names(schemes) == [["number", "latest number"], ["degrees"], ["none"]])
  }

  @Test("The built-in schemes that all members overlay are listed")
  func builtInNames() throws {
    let online = try #require(BuiltInScheme.named("arcgis-online"))
    var part = CacheDescription()
    part.scheme = online.scheme
    part.scheme?.levels.removeLast(4)
    let family = SchemeFamilies([try #require(ComparedScheme(part, name: "part"))]).families.first
    #expect(family?.builtInNames == ["arcgis-online", "WebMercatorQuad"])
    // Over the whole world, level 23 is 0.66 pixels off the grid of the OGC. All levels of the vector tiles overlay.
    let whole = SchemeFamilies([ComparedScheme(online)]).families.first
    #expect(whole?.builtInNames == ["arcgis-online", "arcgis-vector"])
    #expect(SchemeFamilies([try scheme("own", [10])]).families.first?.builtInNames == [])
  }

  @Test("Every scheme is in one family, in any order, and members of a family fit each other")
  func properties() throws {
    var generator = SeededGenerator(seed: 65)
    let ladder = [64.0, 32, 16, 8, 7, 4, 2, 1]
    for _ in 0..<40 {
      let schemes = try (0..<12).map { number in
        try scheme(
          "\(number)", ladder.filter { _ in Int.random(in: 0..<3, using: &generator) > 0 },
          origin: (Double(Int.random(in: 0...2, using: &generator)) * 8192, 10_000_000))
      }
      let families = names(schemes)
      #expect(families.flatMap { $0 }.sorted() == schemes.map(\.name).sorted())
      let shuffled = names(schemes.shuffled(using: &generator))
      #expect(shuffled.map(\.count).reduce(0, +) == 12)
      for family in SchemeFamilies(schemes).families {
        for first in family.members {
          for second in family.members {
            let extent = Envelope(xMin: 0, yMin: 0, xMax: 1e7, yMax: 1e7)
            #expect(GridAlignment(first.scheme, second.scheme, over: extent).kinship != .apart)
          }
        }
      }
    }
  }

  @Test("No schemes, no families")
  func none() {
    #expect(SchemeFamilies([]).families.isEmpty)
  }
}
