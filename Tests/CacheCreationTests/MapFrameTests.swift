import Foundation
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Extent and coordinate system")
struct MapFrameTests {
  private let extent = #"{"xmin":0,"ymin":-10,"xmax":1000,"ymax":2000,"spatialReference":{"wkid":2193}}"#

  private func mapService(_ members: String) throws -> MapSource {
    try service(
      "{\"currentVersion\":11,\"mapName\":\"Roads\",\"layers\":[],\"spatialReference\":{\"wkid\":2193},\(members)}")
  }

  @Test("Both extents, the system, the layers and the data frame come from the service")
  func fromService() throws {
    let json = """
      "layers2":[],"fullExtent":\(extent),
      "initialExtent":{"xmin":1,"ymin":2,"xmax":3,"ymax":4,"spatialReference":{"wkid":2193}}
      """
    let plan = try plan([.scales: "500"], mapService(json))
    #expect(plan.description.fullExtent?.yMax == 2000)
    #expect(plan.description.initialExtent?.xMax == 3)
    #expect(plan.scheme.spatialReference?.wkid == 2193)
    #expect(plan.description.layers == [])
    #expect(plan.dataFrame == "Roads")
  }

  @Test("A service without an initial extent starts with its full extent")
  func noInitialExtent() throws {
    let plan = try plan([.scales: "500"], mapService("\"fullExtent\":\(extent)"))
    #expect(plan.description.initialExtent == plan.description.fullExtent)
  }

  @Test("--extent and --crs override the service's")
  func overrides() throws {
    let source = try mapService("\"fullExtent\":\(extent)")
    let plan = try plan([.scales: "500", .extent: "5000,6000,7000,8000", .crs: "3857"], source)
    #expect(plan.fullExtent == Envelope(xMin: 5000, yMin: 6000, xMax: 7000, yMax: 8000))
    #expect(plan.scheme.spatialReference?.latestWKID == 3857)
  }

  @Test("Another coordinate system needs an extent in that system")
  func otherSystem() throws {
    let error = try #require(planningError([.scales: "500", .crs: "3857"], mapService("\"fullExtent\":\(extent)")))
    #expect(error.message.contains("--extent"))
    #expect(error.message.contains("NZGD_2000_New_Zealand_Transverse_Mercator"))
  }

  @Test("The same system in another spelling is accepted", arguments: ["2193", "EPSG:2193", "epsg:2193", " 2193 "])
  func sameSystem(crs: String) throws {
    let source = try mapService("\"fullExtent\":\(extent)")
    #expect(try plan([.scales: "500", .crs: crs], source).fullExtent.yMax == 2000)
  }

  @Test("A service without an extent is refused with advice")
  func noExtent() throws {
    let error = try #require(planningError([.scales: "500"], mapService("\"units\":\"esriMeters\"")))
    #expect(!error.isAboutRequest)
    #expect(
      error.message == "service.json: it has no extent; give the extent with \(parameter: .extent) xmin,ymin,xmax,ymax")
    let plan = try plan([.scales: "500", .extent: "0,0,9999,9999"], mapService("\"units\":\"esriMeters\""))
    #expect(plan.scales == [500])
  }

  @Test("Without a service and an extent, or without a system, the missing parameter is reported")
  func missing() {
    #expect(planningError([.scales: "500", .crs: "2193"])?.option == .extent)
    #expect(planningError([.scales: "500", .extent: "0,0,1,1"])?.option == .crs)
  }

  @Test(
    "An invalid extent is refused",
    arguments: ["", "1,2,3", "1,2,3,4,5", "3,2,1,4", "1,4,3,2", "1,2,1,4", "a,b,c,d", "1,2,nan,4", "1,2,1e999,4"])
  func badExtent(text: String) {
    #expect(planningError(newZealand.with([.extent: text]))?.option == .extent)
  }

  @Test(
    "Web Mercator is written as in ArcGIS, whichever of its numbers is given",
    arguments: ["3857", "102100", "102113"])
  func webMercator(crs: String) throws {
    let reference = try plan([.scales: "500", .extent: "0,0,999,999", .crs: crs]).scheme.spatialReference
    #expect(reference?.wkid == 102_100)
    #expect(reference?.latestWKID == 3857)
  }

  @Test("A coordinate system can be well-known text, or a file that contains it")
  func wellKnownText() throws {
    let text = """
      PROJCS["Somewhere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
      PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
      PARAMETER["False_Easting",123456.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",7.5],\
      PARAMETER["Scale_Factor",0.99987],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Foot_US",0.3048006096012192]]
      """
    let folder = try TemporaryDirectory()
    let file = folder.path("map.prj")
    try Data(text.utf8).write(to: URL(filePath: file))
    for crs in [text, "  \(text)\n", file] {
      let plan = try plan([.scales: "500000", .extent: "0,0,999,999", .crs: crs, .origin: "0,999"])
      #expect(plan.scheme.spatialReference?.wellKnownText == text)
      #expect(relativeDifference(plan.scheme.levels[0].resolution, 434.027_777_777_777_8) < 1e-14)
    }
  }

  @Test(
    "An invalid coordinate system is refused",
    arguments: [
      "", "0", "-5", "99999999", "EPSG:", "utm", "no/such.prj", "PROJCS[", "VERT_CS[\"a\",UNIT[\"m\",1]]", "9e3",
    ])
  func badSystem(crs: String) {
    let error = planningError([.scales: "500", .extent: "0,0,1,1", .crs: crs])
    #expect(error?.option == .crs, "\(error?.message.words ?? "none")")
  }

  @Test("A system that is not in the table is found in PROJ", .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func fromPROJ() throws {
    let extent: [CreateOption: String] = [
      .extent: "500000,500000,501000,501000", .origin: "500000,501000", .scales: "500",
    ]
    let plan = try plan(extent.with([.crs: "25832"]))
    #expect(plan.scheme.spatialReference?.wkid == 25832)
    let esri = try CacheCreationTests.plan(extent.with([.crs: "ESRI:102726"]))
    #expect(relativeDifference(esri.scheme.levels[0].resolution, 500 / (96 * 12)) < 1e-9)
  }

  // MARK: Name

  @Test("The name is --name, with or without a folder")
  func name() throws {
    let source = try mapService("\"fullExtent\":\(extent)")
    #expect(try plan([.scales: "500", .name: "Base/Roads"], source).serviceName?.directoryName == "Base_Roads")
    #expect(try plan([.scales: "500", .name: "Roads"], source).serviceName?.directoryName == "Roads")
    #expect(try plan(newZealand).serviceName == nil)
  }

  @Test(
    "A name that could leave the directory is refused",
    arguments: ["..", "a/..", "../a", "a/b/c", "/a", "a/", "a\\b", "a\nb"])
  func badName(text: String) {
    #expect(planningError(newZealand.with([.name: text]))?.option == .name)
  }
}
