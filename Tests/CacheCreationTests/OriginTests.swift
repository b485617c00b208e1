import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Tile origin of new schemes")
struct OriginTests {
  @Test("Without an origin, the rule that was used is reported")
  func defaults() throws {
    let grid = try plan(newZealand)
    #expect(grid.scheme.origin == MapPoint(x: -4_020_900, y: 19_998_100))
    #expect(grid.hasNotice("tile origin: -4020900, 19998100, the upper left corner of the domain of NZGD_2000"))
    let web = try plan([.extent: "0,0,1000,1000", .crs: "3857", .scales: "500"])
    #expect(web.scheme.origin == MapPoint(x: -20_037_508.342787, y: 20_037_508.342787))
    #expect(web.hasNotice("the origin of ArcGIS Online"))
    let degrees = try plan([.extent: "0,0,1,1", .crs: "4326", .scales: "500000"])
    #expect(degrees.scheme.origin == MapPoint(x: -400, y: 400))
  }

  @Test(
    "If no file confirms the domain, the notice says so, and warns if it may be wrong by 100",
    arguments: [
      ("26915", "0,0,1000,1000", "by ArcGIS's rule; no file written by ArcGIS confirms it", false),
      ("29168", "0,0,1000,1000", "x or y may be wrong by 100", true),
    ])
  func byRule(_ crs: String, _ extent: String, _ words: String, _ isInDoubt: Bool) throws {
    let text = """
      PROJCS["p",GEOGCS["g",DATUM["d",SPHEROID["s",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
      UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0],AUTHORITY["EPSG",\(crs)]]
      """
    let plan = try plan([.extent: extent, .crs: text, .scales: "500"])
    #expect(plan.hasNotice(words))
    #expect(plan.hasNotice("check it") == isInDoubt)
  }

  @Test("The corner of the domain is used for Web Mercator too, if it is requested", arguments: ["domain", "DOMAIN"])
  func domain(text: String) throws {
    let plan = try plan([.extent: "0,0,1000,1000", .crs: "3857", .scales: "500", .origin: text])
    #expect(plan.scheme.origin == MapPoint(x: -20_037_700, y: 30_241_100))
  }

  @Test(
    "A point is used as it is written", arguments: ["-5000000,20000000.5", "-5000000 20000000.5", "-5e6; 20000000.5"])
  func point(text: String) throws {
    let plan = try plan(newZealand.with([.origin: text]))
    #expect(plan.scheme.origin == MapPoint(x: -5_000_000, y: 20_000_000.5))
    #expect(!plan.hasNotice("tile origin"))
  }

  @Test("An invalid point is refused", arguments: ["5", "1,2,3", "a,b", "1,", "1,inf"])
  func noPoint(text: String) {
    #expect(planningError(newZealand.with([.origin: text]))?.option == .origin)
  }

  @Test("A system with an unknown domain needs an origin, and the error says so")
  func unknownDomain() throws {
    let options = newZealand.with([
      .crs:
        "PROJCS[\"Local\",GEOGCS[\"G\",DATUM[\"D\",SPHEROID[\"S\",6378137,298.257]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],UNIT[\"Meter\",1.0]]"
    ])
    let error = try #require(planningError(options))
    #expect(error.option == .origin)
    #expect(error.isAboutRequest)
    #expect(error.message.contains("the coordinate domain of Local"))
    #expect(error.message.contains("--origin x,y"))
    #expect(try plan(options.with([.origin: "0,7000000"])).scheme.origin == MapPoint(x: 0, y: 7_000_000))
  }

  @Test(
    "An origin right of or below the extent is refused, and the error says by how much",
    arguments: [
      ("1000500,7000000", "500 map units right of the left edge of the extent (x = 1000000)"),
      ("0,6199990.5", "9.5 map units below the upper edge of the extent (y = 6200000)"),
      (
        "1000001,6199999",
        "1 map unit right of the left edge of the extent (x = 1000000) and 1 map unit below the upper edge of the extent "
          + "(y = 6200000)"
      ),
    ])
  func outside(text: String, reason: String) throws {
    let error = try #require(planningError(newZealand.with([.origin: text, .scales: "1000"])))
    #expect(error.option == .origin)
    #expect(error.message.contains(reason))
  }

  @Test("An origin on the corner of the extent is accepted")
  func onTheCorner() throws {
    #expect(try plan(newZealand.with([.origin: "1000000,6200000"])).scheme.origin.x == 1_000_000)
  }

  @Test("Half a pixel of the finest level is accepted as rounding, more is not")
  func tolerance() throws {
    // At 1:1,000 and 96 dots per inch, a pixel is 0.2646 m.
    #expect(try plan(newZealand.with([.origin: "1000000.13,6200000", .scales: "1000"])).scales == [1000])
    #expect(planningError(newZealand.with([.origin: "1000000.14,6200000", .scales: "1000"]))?.option == .origin)
  }

  @Test("Rows above ArcGIS's limit are refused, and the finest level within it is named")
  func tooManyRows() throws {
    let error = try #require(planningError(newZealand.with([.scales: "1000;1;0.2;0.1"])))
    #expect(error.option == .scales)
    // 15,298,100 m from the origin to the lower edge, in tiles of 256 pixels of 26.5 µm.
    #expect(error.message.contains("at level 3, 1:0.1, tiles get rows or columns above 2147483647"))
    #expect(error.message.contains("the finest level within the limit is 2, 1:0.2"))
  }

  @Test("The error names the option that determines the levels")
  func levelsOption() {
    #expect(planningError(newZealand.with([.numberOfScales: "60"]))?.option == .numberOfScales)
    let fine: [CreateOption: String] = [.extent: "0,0,1000,1000", .like: "arcgis-online", .addLevels: "9"]
    #expect(planningError(fine)?.option == .addLevels)
  }

  @Test("If even the first level is too fine, no level is within the limit")
  func noSafeLevel() throws {
    let error = try #require(planningError(newZealand.with([.scales: "1e-9;1e-200"])))
    #expect(error.message.contains("no level is within the limit"))
  }
}
