import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@testable import CoordinateSystems

@Suite("The place of a map")
struct MapPlaceTests {
  /// South-east Australia and central Europe, in two systems that are not made for them.
  @Test(
    "A map where its system has no coordinates is refused, because its tiles could not be used",
    arguments: [("32733", "4372178,-5647600,6154801,-3822421"), ("3857", "30000000,5000000,31000000,6000000")])
  func outsideDomain(crs: String, extent: String) throws {
    let error = try #require(planningError([.extent: extent, .crs: crs, .scales: "500000"]))
    #expect(error.message.contains("the map is at"), "\(error.message)")
    #expect(error.message.contains("give a coordinate system that is made for the place of the map"))
  }

  @Test(
    "If another scheme gives the system, the error names the option of that scheme",
    arguments: [CreateOption.like, .predefined])
  func outsideScheme(option: CreateOption) throws {
    let error = try #require(
      planningError([.extent: "30000000,5000000,31000000,6000000", option: "arcgis-online", .crs: "3857"]))
    #expect("\(error.message)".hasPrefix("\(option.rawValue): the map is at"), "\(error.message)")
    #expect(error.message.contains("give a scheme whose coordinate system is made for"))
  }

  @Test(
    "A map outside the area of use of its system gets a warning",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"),
    arguments: [
      // Melbourne in NZTM; Prague, which is north of the equator, in a zone of the south.
      ("2193", "-1100000,5400000,-1000000,5500000"), ("32733", "400000,15500000,500000,15600000"),
    ])
  func outsideAreaOfUse(crs: String, extent: String) throws {
    let plan = try plan([.extent: extent, .crs: crs, .scales: "500000"])
    #expect(plan.warnings.contains { $0.contains("so the map is distorted") }, "\(plan.warnings.map(\.words))")
  }

  @Test(
    "A northing before the easting is named with the numbers in the right order",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func exchanged() throws {
    let plan = try plan([.extent: "5420000,1740000,5430000,1750000", .crs: "2193", .scales: "50000"])
    #expect(
      plan.warnings.contains {
        $0.contains("x and y seem exchanged") && $0.contains("comes first: 1740000,5420000,1750000,5430000")
      }, "\(plan.warnings.map(\.words))")
    #expect(!plan.warnings.contains { $0.contains("distorted") })
  }

  @Test(
    "A map in the area of use of its system gets no warning, also at the antimeridian",
    arguments: [
      ("2193", "1000000,4700000,2100000,6200000"), ("3857", "-20037508,-8000000,-19000000,8000000"),
      ("4326", "-180,-90,180,90"), ("3832", "-6000000,-3000000,3000000,3000000"),
    ])
  func inside(crs: String, extent: String) throws {
    let plan = try plan([.extent: extent, .crs: crs, .scales: "5000000"])
    #expect(!plan.warnings.contains { $0.contains("distorted") }, "\(plan.warnings.map(\.words))")
  }
}
