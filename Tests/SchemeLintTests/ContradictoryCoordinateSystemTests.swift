import Diagnostics
import SchemeLint
import Testing

@Suite("A WKID together with a well-known text")
struct ContradictoryCoordinateSystemTests {
  /// The messages of SRS005 for a conf.xml with a WKID and a well-known text.
  private func messages(_ wkid: Int, _ text: String) throws -> [String] {
    let quoted = text.replacing("\"", with: "&quot;")
    let files = RuleExample.Base.legacy.files.map { file in
      let changed = file.text.replacing(/<WKT>[^<]*<\/WKT>/, with: "<WKT>\(quoted)</WKT>")
        .replacing(/<WKID>\d+<\/WKID>/, with: "<WKID>\(wkid)</WKID>")
        .replacing(/<LatestWKID>\d+<\/LatestWKID>/, with: "")
      return ExampleFile(file.name, changed)
    }
    try #require(files[0].text.contains("<WKID>\(wkid)</WKID>") && files[0].text.contains(quoted))
    return try lint(files, .all).filter { $0.file == "conf.xml" && $0.finding.identifier == "SRS005" }
      .map(\.finding.message)
  }

  private static let wgs84 = """
    GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],\
    UNIT["Degree",0.0174532925199433]]
    """
  private static let sphere = """
    GEOGCS["GCS_WGS_1984_Major_Auxiliary_Sphere",DATUM["D_WGS_1984_Major_Auxiliary_Sphere",\
    SPHEROID["WGS_1984_Major_Auxiliary_Sphere",6378137.0,0.0]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
    """
  private static let nad83 = """
    GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
    """
  private static let clarke = """
    GEOGCS["GCS_North_American_1927",DATUM["D_North_American_1927",SPHEROID["Clarke_1866",6378206.4,294.978698213898]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
    """

  private static func utm(_ zone: Int, on base: String, unit: String = "UNIT[\"Meter\",1.0]") -> String {
    """
    PROJCS["UTM_Zone_\(zone)N",\(base),PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],\
    PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",\(zone * 6 - 183).0],PARAMETER["Scale_Factor",0.9996],\
    PARAMETER["Latitude_Of_Origin",0.0],\(unit)]
    """
  }

  private static let zealand = """
    PROJCS["NZGD_2000_New_Zealand_Transverse_Mercator",GEOGCS["GCS_NZGD_2000",DATUM["D_NZGD_2000",\
    SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
    PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",1600000.0],PARAMETER["False_Northing",10000000.0],\
    PARAMETER["Central_Meridian",173.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
    UNIT["Meter",1.0]]
    """

  private static let mercator = """
    PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],\
    PARAMETER["Standard_Parallel_1",0.0],UNIT["Meter",1.0]]
    """

  @Test(
    "The message states what differs",
    arguments: [
      (
        3857, zealand,
        "the well-known text describes NZGD_2000_New_Zealand_Transverse_Mercator, but WKID 3857 is "
          + "WGS_1984_Web_Mercator_Auxiliary_Sphere; they differ in PROJECTION (Transverse_Mercator against "
          + "Mercator_Auxiliary_Sphere)"
      ),
      // ArcGIS reads this as World Mercator, EPSG:3395.
      (
        102_100, "PROJCS[\"WGS_1984_World_Mercator\",\(wgs84),PROJECTION[\"Mercator\"],\(mercator)",
        "in PROJECTION (Mercator against Mercator_Auxiliary_Sphere)"
      ),
      (26711, utm(10, on: clarke), "they differ in PARAMETER Central_Meridian (-123.0 against -117.0)"),
      (26711, utm(11, on: nad83), "they differ in SPHEROID (GRS_1980 against Clarke_1866)"),
      (26711, utm(11, on: clarke, unit: "UNIT[\"Foot_US\",0.3048006096012192]"), "in UNIT (Foot_US against Meter)"),
      (
        2193, zealand.replacing("PARAMETER[\"False_Northing\",10000000.0],", with: ""),
        "they differ in PARAMETER False_Northing (0 against 10000000.0)"
      ),
      (
        2193, zealand.replacing("PARAMETER[\"Scale_Factor\",0.9996],", with: ""),
        "they differ in PARAMETER Scale_Factor (1 against 0.9996)"
      ),
      (3857, wgs84, "they differ in kind (GEOGCS against PROJCS)"),
      (4326, clarke, "they differ in SPHEROID (Clarke_1866 against WGS_1984)"),
    ])
  func contradictions(_ wkid: Int, _ text: String, _ message: String) throws {
    let found = try messages(wkid, text)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(message) == true, "\(found)")
  }

  @Test(
    "All spellings of Web Mercator agree with all of its WKIDs", arguments: [102_100, 3857, 102_113],
    [
      "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",\(wgs84),PROJECTION[\"Mercator_Auxiliary_Sphere\"],\(mercator)",
      "PROJCS[\"Google_Maps_Global_Mercator\",\(wgs84),PROJECTION[\"Mercator_Auxiliary_Sphere\"],UNIT[\"Meter\",1.0]]",
      "PROJCS[\"WGS 84 / Pseudo-Mercator\",\(wgs84),PROJECTION[\"Popular Visualisation Pseudo Mercator\"],\(mercator)",
      // ESRI:102113 as PROJ writes it.
      "PROJCS[\"WGS_1984_Web_Mercator\",\(sphere),PROJECTION[\"Mercator\"],\(mercator)",
      // EPSG:3785 as PROJ writes it for Esri.
      """
      PROJCS["WGS_1984_Web_Mercator",\(sphere),PROJECTION["Mercator_(1SP)_(Spherical)"],\
      PARAMETER["Latitude of natural origin",0.0],PARAMETER["Longitude of natural origin",0.0],\
      PARAMETER["Scale factor at natural origin",1.0],PARAMETER["False easting",0.0],PARAMETER["False northing",0.0],\
      UNIT["Meter",1.0]]
      """,
      // EPSG:3857 as PROJ writes it for GDAL, without the directions of its axes.
      """
      PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
      AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
      UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]],PROJECTION["Mercator_1SP"],\
      PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],\
      PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","3857"]]
      """,
    ])
  func webMercator(_ wkid: Int, _ text: String) throws {
    let found = try messages(wkid, text)
    #expect(found.isEmpty, "\(found)")
  }

  @Test(
    "PROJ’s spelling of a system does not contradict Esri’s",
    arguments: [
      (26711, utm(11, on: clarke)), (2193, zealand), (4326, wgs84),
      (4326, wgs84.replacing("298.257223563", with: "298.257224")),
      (2193, zealand.replacing("UNIT[\"Meter\",1.0]", with: "UNIT[\"metre\",1]")),
      (2193, zealand.replacing("PARAMETER[\"Latitude_Of_Origin\",0.0],", with: "")),
      (2193, "COMPD_CS[\"With heights\",\(zealand),VERT_CS[\"NZVD2016\",UNIT[\"metre\",1]]]"),
      // EPSG:2286 as PROJ writes it: EPSG’s digits of the false easting, and the two parallels exchanged.
      (
        102_749,
        """
        PROJCS["NAD_1983_StatePlane_Washington_South_FIPS_4602_Feet",\(nad83),PROJECTION["Lambert_Conformal_Conic"],\
        PARAMETER["False_Easting",1640416.667],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-120.5],\
        PARAMETER["Standard_Parallel_1",47.3333333333333],PARAMETER["Standard_Parallel_2",45.8333333333333],\
        PARAMETER["Latitude_Of_Origin",45.3333333333333],UNIT["US survey foot",0.304800609601219]]
        """
      ),
    ])
  func spelling(_ wkid: Int, _ text: String) throws {
    let found = try messages(wkid, text)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("A WKID that nobody knows and an unreadable text have no finding")
  func unknown() throws {
    #expect(try messages(199_999, Self.zealand).isEmpty)
    #expect(try messages(3857, "PROJCS[\"").isEmpty)
  }
}
