import CoordinateSystems
import Testing
import TilingSchemes

@Suite("CoordinateSystem")
struct CoordinateSystemTests {
  static let base = """
    GEOGCS["g",DATUM["d",SPHEROID["s",6378137.0,298.0]],PRIMEM["Greenwich",0.0],\
    UNIT["Degree",0.0174532925199433]]
    """

  @Test(
    "The unit of a projected system is its own, not that of its base",
    arguments: [("Foot_US", 0.304_800_609_601_219_2), ("Meter", 1), ("Foot", 0.3048)])
  func projected(name: String, meters: Double) throws {
    let text = "PROJCS[\"p\",\(Self.base),PROJECTION[\"x\"],UNIT[\"\(name)\",\(meters)]]"
    let system = try #require(CoordinateSystem(wellKnownText: text))
    #expect(system.name == "p")
    #expect(system.kind == .projected)
    #expect(system.unitName == name)
    #expect(system.metersPerUnit == meters)
  }

  @Test("The degree of a geographic system is exact, not rounded to fifteen digits")
  func geographic() throws {
    let system = try #require(CoordinateSystem(wellKnownText: Self.base))
    #expect(system.kind == .geographic)
    #expect(system.unitName == "Degree")
    #expect(system.unit == .angular(radiansPerUnit: .pi / 180))
    #expect(system.metersPerUnit == nil)
  }

  @Test("An angular unit other than the degree is kept")
  func gradian() throws {
    let text = Self.base.replacing("\"Degree\",0.0174532925199433", with: "\"Grad\",0.01570796326794897")
    #expect(
      try #require(CoordinateSystem(wellKnownText: text)).unit == .angular(radiansPerUnit: 0.015_707_963_267_948_97))
  }

  @Test("The horizontal part of a compound system decides")
  func compound() throws {
    let text = "COMPD_CS[\"c\",\(Self.base),VERT_CS[\"v\",VERT_DATUM[\"d\",2005],UNIT[\"Meter\",1.0]]]"
    let system = try #require(CoordinateSystem(wellKnownText: text))
    #expect(system.name == "g")
    #expect(system.kind == .geographic)
  }

  @Test(
    "A text without a usable unit gives no system",
    arguments: [
      "", "PROJCS[\"p\"]", "PROJCS[\"p\",UNIT[\"Meter\"]]", "PROJCS[\"p\",UNIT[\"Meter\",0]]",
      "PROJCS[\"p\",UNIT[\"Meter\",-1]]", "PROJCS[UNIT[\"Meter\",1]]", "VERT_CS[\"v\",UNIT[\"Meter\",1]]",
      "LOCAL_CS[\"l\",UNIT[\"Meter\",1]]",
    ])
  func noSystem(text: String) {
    #expect(CoordinateSystem(wellKnownText: text) == nil)
  }

  @Test("A reference’s own text takes precedence over the built-in table")
  func ownText() {
    let reference = SpatialReference(
      wellKnownText: "PROJCS[\"mine\",\(Self.base),UNIT[\"Foot\",0.3048]]", wkid: 102_100)
    #expect(reference.knownSystem?.name == "mine")
  }

  @Test("The built-in table is used if there is no readable text", arguments: [nil, "garbage"])
  func table(text: String?) {
    let reference = SpatialReference(wellKnownText: text, wkid: 102_100)
    #expect(reference.knownSystem?.name == "WGS_1984_Web_Mercator_Auxiliary_Sphere")
  }

  @Test("A reference about which nothing is known has no system", arguments: [nil, 999_999])
  func unknown(wkid: Int?) {
    #expect(SpatialReference(wkid: wkid).knownSystem == nil)
  }
}
