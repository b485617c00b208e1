import SchemeFormats
import Testing
import TileSchemeKit
import TilingSchemes

@testable import CoordinateSystems

@Suite("Extents whose numbers cannot be meant")
struct ExtentFaultTests {
  private let amsterdam: [CreateOption: String] = [.extent: "4.5,52,5,52.5", .crs: "3857", .scales: "500000"]

  @Test("Degrees for a scheme in metres are an error that names the numbers, the unit and what to add")
  func degrees() throws {
    let error = try #require(planningError(amsterdam))
    #expect(error.option == .extent)
    let words = "4.5,52,5,52.5 is in degrees, but the unit of WGS_1984_Web_Mercator_Auxiliary_Sphere is Meter"
    #expect(error.message.contains(words), "\(error.message.words)")
    #expect(error.message.contains("add --extent-crs 4326 for degrees, or --extent-crs 3857 if it is in Meter"))
  }

  @Test("An extent that states its system is believed, so that a map of a few metres can be made")
  func stated() throws {
    #expect(try plan(amsterdam.with([.extentCRS: "4326"])).fullExtent.xMin > 500_000)
    #expect(try plan(amsterdam.with([.extentCRS: "3857"])).fullExtent.xMin == 4.5)
  }

  @Test("The numbers in the system of the scheme are given to programs that cannot transform an extent")
  func moved() throws {
    let extent = Envelope(xMin: -10, yMin: 0, xMax: 10, yMax: 5)
    let fault = try #require(ExtentFault(extent, in: WebMercator.reference))
    // By the formula of Web Mercator: 10 degrees are a 36th of its width, 40075016.68557849.
    #expect(fault.words.contains("this extent is -1113194.908,0,1113194.908,"), "\(fault.words)")
    #expect(ExtentFault(extent, in: WebMercator.reference, of: Envelope(xMin: 0, yMin: 0, xMax: 50, yMax: 50)) == nil)
  }

  @Test("Degrees that are on the map only with the latitude second are exchanged, though both orders are possible")
  func onMap() throws {
    let map = Envelope(xMin: 800_000, yMin: 5_900_000, xMax: 1_100_000, yMax: 6_300_000)
    func fault(_ xMin: Double, _ yMin: Double) -> ExtentFault? {
      let extent = Envelope(xMin: xMin, yMin: yMin, xMax: xMin + 1, yMax: yMin + 1, spatialReference: .wgs84)
      return ExtentFault(extent, in: WebMercator.reference, on: map)
    }
    #expect(fault(47, 8)?.kind == .exchanged)
    #expect(fault(47, 8)?.corrected?.xMin == 8)
    #expect(fault(8, 47) == nil && fault(-60, 20) == nil)
  }

  @Test("Large numbers for a scheme in degrees are an error")
  func lengths() throws {
    let texts: [CreateOption: String] = [.extent: "1700000,5400000,1800000,5500000", .crs: "4326", .scales: "500000"]
    let error = try #require(planningError(texts))
    #expect(error.message.contains("has numbers beyond ±400, but the unit of GCS_WGS_1984 is Degree"))
    #expect(error.message.contains("add --extent-crs with the WKID"))
    if PROJ.isAvailable { #expect(try plan(texts.with([.extentCRS: "2193"])).fullExtent.xMin > 170) }
  }

  @Test(
    "If the second number can be no latitude, the numbers are proposed in the right order",
    arguments: [["40,-105,41,-104", "-105,40,-104,41"], ["-42,174,-41,175", "174,-42,175,-41"]])
  func exchanged(extents: [String]) throws {
    let texts = amsterdam.with([.extent: extents[0], .extentCRS: "4326"])
    let error = try #require(planningError(texts))
    #expect(error.option == .extent)
    #expect(error.message.contains("latitude and longitude seem exchanged in \(extents[0])"))
    #expect(error.message.contains("the longitude comes first: \(extents[1])"))
    let unstated = try #require(planningError(texts.without(.extentCRS)))
    #expect(unstated.message.contains("is in degrees with the latitude first"), "\(unstated.message.words)")
    #expect(unstated.message.contains("the longitude comes first: \(extents[1]); add --extent-crs 4326"))
  }

  @Test(
    "If only the exchanged numbers are in the area of the scheme's system, they are proposed",
    .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func area() throws {
    let texts: [CreateOption: String] = [
      .extent: "52,4.5,52.5,5", .extentCRS: "4326", .crs: "28992", .scales: "500000",
    ]
    let error = try #require(planningError(texts))
    #expect(error.message.contains("the longitude comes first: 4.5,52,5,52.5"), "\(error.message.words)")
    #expect(try plan(texts.with([.extent: "4.5,52,5,52.5"])).fullExtent.xMin > 50_000)
  }

  @Test("An extent that is possible in either order is taken as it is", arguments: ["45,-75,46,-74", "5,50,6,51"])
  func either(extent: String) throws {
    #expect(try plan(amsterdam.with([.extent: extent, .extentCRS: "4326"])).fullExtent.width > 100_000)
  }
}

@Suite("Names of coordinate systems")
struct SystemNameTests {
  @Test(
    "A common name means the same as its number",
    arguments: [
      ("WGS84", 4326), ("WGS 84", 4326), ("wgs-84", 4326), ("GCS_WGS_1984", 4326), ("EPSG:4326", 4326),
      ("CRS:84", 4326), ("urn:ogc:def:crs:EPSG::2193", 2193), ("http://www.opengis.net/def/crs/EPSG/0/2193", 2193),
      ("NZTM2000", 2193), ("NZGD_2000_New_Zealand_Transverse_Mercator", 2193), ("Web Mercator", 102_100),
      ("WGS 84 / Pseudo-Mercator", 102_100), ("EPSG: 2193", 2193),
    ])
  func names(name: String, wkid: Int) throws {
    let texts: [CreateOption: String] = [.like: "nztm", .crs: name]
    let plan = try CachePlan(nil, CacheOptions(OptionTexts(texts)), isSchemeAlone: true)
    #expect(plan.scheme.spatialReference?.wkid == wkid)
  }
}
