import Foundation
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Resolutions of new schemes")
struct ResolutionTests {
  private let washington: [CreateOption: String] = [
    .extent: "1100000,100000,1200000,200000", .crs: "102749", .scales: "500000",
  ]
  private let world: [CreateOption: String] = [.extent: "-180,-90,180,90", .crs: "4326", .scales: "250000000"]

  @Test("The numbers of ArcGIS's own files are reproduced to the last digits")
  func figures() throws {
    let degrees = try plan(world).scheme.levels[0].resolution
    #expect(relativeDifference(degrees, 0.594_865_251_457_569_9) < 1e-14)
    let meters = try plan(newZealand.with([.scales: "500000"])).scheme.levels[0].resolution
    #expect(relativeDifference(meters, 132.291_931_250_529_2) < 1e-14)
    let feet = try plan(washington).scheme.levels[0].resolution
    #expect(relativeDifference(feet, 434.027_777_777_777_8) < 1e-14)
  }

  @Test(
    "Each convention has its own degree",
    arguments: [
      ("arcgis", 39.37, 111_194.872_222_222_22), ("wgs84-v2", 39.37, 111_319.490_793_273_58),
      ("pro", 1 / 0.0254, 111_319.490_793_273_58), ("arcgis-9.2", 39.37, 111_194.874_296_4),
    ])
  func conventions(name: String, inchesPerMeter: Double, metersPerDegree: Double) throws {
    let plan = try plan(world.with([.scaleConvention: name]))
    let expected = 250_000_000 / (96 * inchesPerMeter * metersPerDegree)
    #expect(relativeDifference(plan.scheme.levels[0].resolution, expected) < 1e-14)
    #expect(plan.hasNotice("--scale-convention \(name)"))
  }

  @Test("The convention that was used is reported if it matters")
  func conventionNotice() throws {
    #expect(try plan(world).hasNotice("--scale-convention arcgis: a degree is 111194.87"))
    #expect(try !plan(newZealand).hasNotice("--scale-convention"))
  }

  @Test("An unknown convention is refused")
  func unknownConvention() {
    #expect(planningError(world.with([.scaleConvention: "ogc"]))?.option == .scaleConvention)
  }

  @Test("96 dots per inch are the default")
  func defaultDotsPerInch() throws {
    let scheme = try plan(newZealand).scheme
    #expect(scheme.dotsPerInch == 96)
    #expect(scheme.preciseDotsPerInch == 96)
  }

  @Test("Fractional dots per inch are kept beside the rounded ones, and determine the resolutions")
  func fractionalDotsPerInch() throws {
    let scheme = try plan(newZealand.with([.dotsPerInch: "90.714", .scales: "500000"])).scheme
    #expect(scheme.dotsPerInch == 91)
    #expect(scheme.preciseDotsPerInch == 90.714)
    #expect(relativeDifference(scheme.levels[0].resolution, 500_000 / (90.714 * 39.37)) < 1e-14)
  }

  @Test("Other dots per inch are refused", arguments: ["0", "-96", "0.5", "many", "1e9"])
  func badDotsPerInch(text: String) {
    #expect(planningError(newZealand.with([.dotsPerInch: text]))?.option == .dotsPerInch)
  }

  @Test("Every resolution converts back to its scale")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let scale = Double.random(in: 1...1e9, using: &generator)
      let dotsPerInch = Double.random(in: 72...600, using: &generator)
      let options = [CreateOption.scales: "\(scale)", .dotsPerInch: "\(dotsPerInch)", .extent: "1,1,2,2", .crs: "4326"]
      let level = try plan(options).scheme.levels[0]
      #expect(level.scale == scale)
      let back = ScaleConvention.arcgis.scale(
        ofResolution: level.resolution, dotsPerInch: dotsPerInch, unit: .angular(radiansPerUnit: .pi / 180))
      #expect(relativeDifference(back, scale) < 1e-14)
    }
  }

  // MARK: Tile size

  @Test("Tiles are 256 px unless another size is given, in any of ArcGIS's spellings")
  func tileSizes() throws {
    #expect(try plan(newZealand).scheme.tileWidth == 256)
    for text in ["512", "512 x 512", "512x512", "512 by 512", "512 X 512", "512 BY 512", " 512 × 512 "] {
      let scheme = try plan(newZealand.with([.tileSize: text])).scheme
      #expect(scheme.tileWidth == 512, "\(text)")
      #expect(scheme.tileHeight == 512, "\(text)")
    }
  }

  @Test("128 and 1024 px give a notice, 512 does not", arguments: [("128", true), ("1024", true), ("512", false)])
  func rareTileSizes(text: String, isNoted: Bool) throws {
    #expect(try plan(newZealand.with([.tileSize: text])).hasNotice("tiles of \(text) px") == isNoted)
  }

  @Test("Sizes that ArcGIS does not support are refused, unless they are allowed")
  func nonstandardTileSize() throws {
    let error = try #require(planningError(newZealand.with([.tileSize: "300"])))
    #expect(error.option == .tileSize)
    #expect(error.message.contains("--allow-nonstandard"))
    #expect(try plan(newZealand.with([.tileSize: "300", .allowNonstandard: "true"])).scheme.tileWidth == 300)
  }

  @Test(
    "An invalid size is refused", arguments: ["0", "256 x 512", "256 x", "x", "256 x 256 x 256", "-256", "1e9"])
  func badTileSizes(text: String) {
    #expect(planningError(newZealand.with([.tileSize: text, .allowNonstandard: "true"]))?.option == .tileSize)
  }
}
