import CoordinateSystems
import Testing
import TilingSchemes

@Suite("AxisOrder")
struct AxisOrderTests {
  // EPSG dataset 11.022, the coordinate system of each code.
  @Test(
    "EPSG states latitude or northing first for these systems",
    arguments: [4326, 4258, 4269, 4490, 4167, 2193, 3006, 3035, 3034, 31467, 2180, 3346, 2176, 5482])
  func northFirst(_ code: Int) {
    #expect(SpatialReference(wkid: code, latestWKID: code).axisOrder == .northFirst)
  }

  @Test(
    "Easting comes first for these systems, and for all systems that have only an Esri number",
    arguments: [3857, 27700, 32633, 25832, 28992, 2154, 3067, 31370, 102_100, 102_003, 54_001, 999_999])
  func eastFirst(_ code: Int) {
    #expect(SpatialReference(wkid: code).axisOrder == .eastFirst)
  }

  @Test("The latest WKID decides if there are two")
  func latest() {
    #expect(SpatialReference(wkid: 102_100, latestWKID: 3857).axisOrder == .eastFirst)
    #expect(SpatialReference(wkid: 104_000, latestWKID: 4326).axisOrder == .northFirst)
  }

  @Test(
    "A text’s own axes take precedence over the table",
    arguments: [("EAST", AxisOrder.eastFirst), ("north", .northFirst)])
  func ownAxes(_ word: String, _ order: AxisOrder) {
    let text =
      "PROJCS[\"p\",GEOGCS[\"g\",UNIT[\"Degree\",0.0174532925199433]],UNIT[\"Meter\",1.0],AXIS[\"first\",\(word)]]"
    #expect(SpatialReference(wellKnownText: text, wkid: 32633).axisOrder == order)
    #expect(SpatialReference(wellKnownText: text, wkid: 2193).axisOrder == order)
  }

  @Test("The table decides for a text without axes; without any information, east comes first")
  func noAxes() {
    #expect(
      SpatialReference(wellKnownText: "GEOGCS[\"g\",UNIT[\"Degree\",0.0174532925199433]]", wkid: 4326).axisOrder
        == .northFirst)
    #expect(SpatialReference().axisOrder == .eastFirst)
  }
}
