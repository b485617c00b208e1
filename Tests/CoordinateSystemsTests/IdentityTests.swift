import Testing
import TilingSchemes

@testable import CoordinateSystems

@Suite("The same coordinate system")
struct IdentityTests {
  static let fiveNumbers = [102_100, 102_113, 3785, 3857, 900_913]

  @Test("The five WKIDs of Web Mercator are one system", arguments: fiveNumbers, fiveNumbers)
  func webMercator(_ one: Int, _ other: Int) {
    #expect(SpatialReference(wkid: one).isSameSystem(as: SpatialReference(wkid: other), asking: .builtInTable) == .same)
    #expect(SpatialReference(wkid: one).isWebMercator && SpatialReference(latestWKID: other).isWebMercator)
  }

  @Test("One common WKID is enough; different WKIDs without texts are different systems")
  func numbers() {
    let old = SpatialReference(wkid: 102_749, latestWKID: 2286)
    #expect(old.isSameSystem(as: SpatialReference(wkid: 2286), asking: .builtInTable) == .same)
    let (one, two) = (SpatialReference(wkid: 32633), SpatialReference(wkid: 32634))
    #expect(one.isSameSystem(as: two, asking: .builtInTable) == .different)
  }

  @Test("If a reference states nothing, the result is unknown")
  func nothing() {
    #expect(SpatialReference().isSameSystem(as: SpatialReference(wkid: 2193)) == .unknown)
    #expect(SpatialReference(wellKnownText: "garbage").isSameSystem(as: SpatialReference(wkid: 2193)) == .unknown)
  }

  static func zone(
    _ name: String, datum: String, spheroid: String = "\"WGS_1984\",6378137.0,298.257223563", meridian: Double = 15,
    axes: String = ""
  ) -> SpatialReference {
    SpatialReference(
      wellKnownText: """
        PROJCS["\(name)",GEOGCS["g \(name)",DATUM["\(datum)",SPHEROID[\(spheroid)]],PRIMEM["Greenwich",0.0],\
        UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["Central_Meridian",\(meridian)],\
        PARAMETER["Scale_Factor",0.9996],UNIT["Meter",1.0]\(axes)]
        """)
  }

  @Test("GDAL’s names for Esri’s system, and its axes, do not make it another system")
  func names() {
    let gdal = Self.zone(
      "WGS 84 / UTM zone 33N", datum: "WGS_1984", spheroid: "\"WGS 84\",6378137,298.257223563",
      axes: ",AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]")
    let esri = Self.zone("WGS_1984_UTM_Zone_33N", datum: "D_WGS_1984")
    #expect(esri.isSameSystem(as: gdal) == .same)
    #expect(gdal.isSameSystem(as: esri) == .same)
  }

  @Test(
    "Another meridian, ellipsoid or Esri datum makes another system",
    arguments: [
      zone("z", datum: "D_WGS_1984", meridian: 21), zone("z", datum: "D_ETRS_1989"),
      zone("z", datum: "D_WGS_1984", spheroid: "\"GRS_1980\",6378137.0,298.257222101"),
    ])
  func other(_ other: SpatialReference) {
    #expect(Self.zone("z", datum: "D_WGS_1984").isSameSystem(as: other) == .different)
  }

  @Test("It is unknown whether a datum with a name that is not Esri’s is the same")
  func foreignDatum() {
    let gdal = Self.zone("z", datum: "World Geodetic System 1984")
    #expect(Self.zone("z", datum: "D_WGS_1984").isSameSystem(as: gdal) == .unknown)
  }

  @Test("Two WKIDs of one system are the same according to PROJ’s texts", .enabled(if: PROJ.isAvailable))
  func albers() {
    // Esri’s number and EPSG’s for the Albers projection of the USGS.
    #expect(SpatialReference(wkid: 102_039).isSameSystem(as: SpatialReference(wkid: 5070)) == .same)
    #expect(SpatialReference(wkid: 25832).isSameSystem(as: SpatialReference(wkid: 32632)) == .different)
  }
}
