import Diagnostics
import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("A scheme as a starting point")
struct LikeTests {
  private func path(_ sample: String) -> String { TestFiles.sample(sample).path }

  /// A scheme with tiles of 512 pixels and JPEG, made of a sample with our own hands.
  private func large(_ folder: TemporaryDirectory) throws -> String {
    let text = try String(contentsOf: TestFiles.sample("custom-scales/conf.xml"), encoding: .utf8)
      .replacing("<TileCols>256</TileCols>", with: "<TileCols>512</TileCols>")
      .replacing("<TileRows>256</TileRows>", with: "<TileRows>512</TileRows>")
    return try folder.write(text, "conf.xml")
  }

  private func planned(_ texts: [CreateOption: String], isSchemeAlone: Bool = true) throws -> CachePlan {
    let options = try CacheOptions(OptionTexts(texts))
    return try CachePlan(nil, options, isSchemeAlone: isSchemeAlone)
  }

  @Test("Everything is inherited: levels to the last digit, tile size, DPI, origin, format and quality")
  func everything() throws {
    let folder = try TemporaryDirectory()
    let file = try large(folder)
    let plan = try planned([.like: file])
    let scheme = plan.scheme
    #expect(scheme.tileWidth == 512)
    #expect(scheme.tileHeight == 512)
    #expect(scheme.origin == MapPoint(x: -5_120_900, y: 9_998_100))
    #expect(scheme.dotsPerInch == 96)
    #expect(scheme.levels[0] == LevelOfDetail(number: 0, resolution: 396.87579375158754, scale: 1_500_000))
    #expect(scheme.levels[2].resolution == 79.37515875031751)
    #expect(scheme.spatialReference?.wkid == 25832)
    #expect(plan.description.image?.format == .jpeg)
    #expect(plan.description.image?.compressionQuality == 75)
    #expect(plan.form == .legacy)
  }

  @Test("A value that is given replaces the inherited one, and the others stay")
  func tileSize() throws {
    let folder = try TemporaryDirectory()
    let file = try large(folder)
    let smaller = try planned([.like: file, .tileSize: "256"])
    #expect(smaller.scheme.tileWidth == 256)
    #expect(smaller.scheme.levels[0].resolution == 396.87579375158754)
    #expect(smaller.description.image?.format == .jpeg)
    let png = try planned([.like: file, .tileFormat: "PNG32"])
    #expect(png.scheme.tileWidth == 512)
    #expect(png.description.image?.format == .png32)
    #expect(png.description.image?.compressionQuality == 0)
    #expect(try planned([.like: file, .compressionQuality: "90"]).description.image?.compressionQuality == 90)
    #expect(try planned([.like: file, .origin: "0,10000000"]).scheme.origin == MapPoint(x: 0, y: 10_000_000))
  }

  @Test("Levels can be selected, and keep their numbers")
  func levels() throws {
    let plan = try planned([.like: path("custom-scales/conf.xml"), .levels: "1-2"])
    #expect(plan.scheme.levels.map(\.number) == [1, 2])
    let texts: [CreateOption: String] = [
      .like: path("custom-scales/conf.xml"), .extent: "300000,5000000,400000,5100000", .levels: "1-2",
    ]
    #expect(planningError(texts) == nil)
    #expect(planningError(texts.with([.levels: "1-99"]))?.option == .levels)
    #expect(planningError(texts.with([.scales: "500"]))?.option == .levels)
  }

  @Test("New scales are numbered from 0; those that the scheme has keep their resolution")
  func scales() throws {
    let plan = try planned([.like: path("custom-scales/conf.xml"), .scales: "300000;200000"])
    #expect(plan.scheme.levels.map(\.number) == [0, 1])
    #expect(plan.scheme.levels[0].resolution == 79.37515875031751)
    // 200000 / (96 · 39.37), by Python.
    #expect(plan.scheme.levels[1].resolution == 52.916772500211671)
  }

  @Test("Other dots per inch keep the scales and change the resolutions")
  func dotsPerInch() throws {
    let plan = try planned([.like: path("custom-scales/conf.xml"), .dotsPerInch: "192"])
    #expect(plan.scheme.levels[0].scale == 1_500_000)
    #expect(plan.scheme.levels[0].resolution == 396.87579375158754 / 2)
    #expect(plan.scheme.dotsPerInch == 192)
  }

  @Test("Another coordinate system keeps the scales, and gets its own tile origin")
  func otherSystem() throws {
    let plan = try planned(
      [.like: path("custom-scales/conf.xml"), .crs: "2193", .extent: "1000000,4700000,2100000,6200000"])
    #expect(plan.scheme.levels[0].scale == 1_500_000)
    // The upper left corner of the domain of New Zealand Transverse Mercator, as in conf.xml files of ArcGIS.
    #expect(plan.scheme.origin == MapPoint(x: -4_020_900, y: 19_998_100))
  }

  @Test("A built-in scheme can be the starting point, with an extent")
  func builtIn() throws {
    let plan = try planned([.like: "nztm", .extent: "1000000,4700000,2100000,6200000", .tileSize: "512"])
    #expect(plan.scheme.tileWidth == 512)
    #expect(plan.scheme.spatialReference?.wkid == 2193)
  }

  @Test("A ready-to-serve scheme gives a ready-to-serve scheme")
  func readyToServe() async throws {
    let request = PlanRequest(OptionTexts([.like: path("web-mercator-ready/root.json")]))
    let plan = try await request.plan()
    #expect(plan.form == .readyToServe)
    #expect(plan.description.image?.format == .mixed)
    #expect(plan.scheme.levels.count == 20)
    // The extent and the name come from the scheme as well.
    #expect(plan.serviceName?.name == "LanternBay")
  }

  @Test("It contradicts a predefined scheme, and a scheme that does not exist is reported")
  func wrong() {
    #expect(planningError([.like: "nztm", .predefined: "nztm"])?.option == .like)
    #expect(planningError([.like: "nztn"])?.message.words.contains("did you mean “nztm”") == true)
  }

  @Test("A cache needs an extent, even if a scheme file does not")
  func extent() throws {
    let file = path("custom-scales/conf.xml")
    _ = try planned([.like: file])
    // STANDARD scales are chosen for the extent.
    #expect(throws: CreationError.self) { try planned([.like: file, .numberOfScales: "3"]) }
    #expect(planningError([.like: file])?.option == .extent)
  }

  @Test("A service with a scheme of its own that is not used gets a notice")
  func unused() throws {
    let folder = try TemporaryDirectory()
    let text = try String(contentsOfFile: try large(folder), encoding: .utf8)
    let source = try MapSource(Array(text.utf8), named: "house.xml")
    let texts: [CreateOption: String] = [.extent: "0,5000000,100000,6000000", .scales: "500"]
    #expect(try plan(texts, source).hasNotice("a scheme with tiles of 512 px, JPEG, which is not used; --like"))
    #expect(try !plan(texts.with([.tileSize: "512", .tileFormat: "JPEG"]), source).hasNotice("which is not used"))
  }
}
