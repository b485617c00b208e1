import CoordinateSystems
import Diagnostics
import SchemeLint
import Testing

@Suite("Values that no cache can have")
struct ImpossibleValueTests {
  /// The findings of a rule in good files with a change in one of them.
  private func found(
    _ base: RuleExample.Base, _ changes: [(String, String)], _ rule: String, in name: String? = nil
  ) throws -> [Finding] {
    let name = name ?? base.schemeFile
    let files = base.files.map { file in
      guard file.name == name else { return file }
      for change in changes { #expect(file.text.contains(change.0), "\(change.0)") }
      return ExampleFile(file.name, changes.reduce(file.text) { $0.replacing($1.0, with: $1.1) })
    }
    return try lint(files, .usual).filter { $0.finding.identifier == rule && $0.file == name }.map(\.finding)
  }

  @Test(
    "A number of bands that PNG cannot have is a warning, in both forms", arguments: ["0", "5", "300"])
  func bands(bands: String) throws {
    #expect(try found(.readyToServe, [("\"bandCount\": 1", "\"bandCount\": \(bands)")], "IMG020").count == 1)
    let element = [("<Antialiasing>", "<BandCount>\(bands)</BandCount><Antialiasing>")]
    #expect(try found(.legacy, element, "IMG020").map(\.severity) == [.warning])
  }

  @Test("Numbers of bands that tiles have are right", arguments: [("PNG", "4"), ("JPEG", "3"), ("LERC", "12")])
  func rightBands(format: String, bands: String) throws {
    let changes = [
      ("\"format\": \"PNG\"", "\"format\": \"\(format)\""), ("\"bandCount\": 1", "\"bandCount\": \(bands)"),
    ]
    #expect(try found(.readyToServe, changes, "IMG020").isEmpty)
  }

  @Test(
    "A negative or absurd LERC error is a warning", arguments: [("-0.5", 1), ("1e30", 1), ("0.001", 0), ("100", 0)])
  func lercError(value: String, count: Int) throws {
    let changes = [("\"format\": \"PNG\"", "\"format\": \"LERC\""), ("\"lercError\": 0", "\"lercError\": \(value)")]
    #expect(try found(.readyToServe, changes, "IMG020").count == count)
  }

  @Test("A LERC error of tiles that are pictures is a warning", arguments: [("0", 0), ("0.001", 1)])
  func lercErrorOfPictures(value: String, count: Int) throws {
    let found = try found(.readyToServe, [("\"lercError\": 0", "\"lercError\": \(value)")], "IMG020")
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.message.hasSuffix("but the tiles are PNG, which has no such error") })
  }

  @Test(
    "The only version of a root.json is 1.0",
    arguments: [("0", 1), ("-1", 1), ("2.0", 1), ("\"x\"", 1), ("1", 0), ("1.0", 0), ("\"1.0\"", 0)])
  func version(value: String, count: Int) throws {
    let found = try found(.readyToServe, [("\"version\": 1.0", "\"version\": \(value)")], "PKG011")
    #expect(found.count == count, "\(found)")
    #expect(found.allSatisfy { $0.message == "the version is \(value), not 1.0, the only one that exists" })
  }

  private static let full =
    "\"fullExtent\": {\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": -12000000, \"ymax\": 5000000"

  private func extent(_ numbers: String) -> [(String, String)] {
    let names = ["xmin", "ymin", "xmax", "ymax"]
    let edges = zip(names, numbers.split(separator: " ")).map { "\"\($0)\": \($1)" }.joined(separator: ", ")
    return [(Self.full, "\"fullExtent\": {\(edges)")]
  }

  @Test(
    "Extents beyond the square of Web Mercator that ArcGIS has written are right",
    arguments: [
      "-20037508 -30240971.458386254 20037508 20037508",
      "-20037507.842788246 -20037508.66 20037507.842788246 20037508.34",
      "-22041257 -20037508 22041257 20037508", "-20037508 -32799975 40444500 20037508",
    ])
  func worlds(extent: String) throws {
    #expect(try found(.readyToServe, self.extent(extent), "EXT008").isEmpty)
  }

  @Test(
    "An edge that is further out than any coordinate of the system is a warning at this edge",
    arguments: [
      ("-30000000 4000000 -12000000 5000000", "xmin"), ("-13000000 -40000000 -12000000 5000000", "ymin"),
      ("-13000000 4000000 120000000 5000000", "xmax"), ("-13000000 4000000 -12000000 50000000", "ymax"),
    ])
  func beyond(extent: String, edge: String) throws {
    let found = try found(.readyToServe, self.extent(extent), "EXT008")
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.message.hasPrefix("the \(edge) of the full extent") == true, "\(found)")
  }

  @Test("Latitudes of ±99 are those of ArcGIS for the world, and ±180 are a warning", arguments: [(99, 0), (180, 1)])
  func latitudes(latitude: Int, count: Int) throws {
    let text = RuleExample.Base.readyToServe.files[0].text
      .replacing("\"wkid\": 102100, \"latestWkid\": 3857", with: "\"wkid\": 4326, \"latestWkid\": 4326")
      .replacing("-20037508.342787, \"y\": 20037508.342787", with: "-400, \"y\": 400")
      .replacing(
        Self.full, with: "\"fullExtent\": {\"xmin\": -198, \"ymin\": -\(latitude), \"xmax\": 198, \"ymax\": \(latitude)"
      )
    let found = try lint([ExampleFile("root.json", text)], .usual).filter { $0.finding.identifier == "EXT008" }
    #expect(found.count == count, "\(found)")
  }

  @Test("The extents of services and initial extents can be wider, as real ones are")
  func services() throws {
    let wide = "\"xmin\": -260, \"ymin\": -120, \"xmax\": 260, \"ymax\": 120"
    let numbers = "\"xmin\": 165, \"ymin\": -48, \"xmax\": 179, \"ymax\": -34"
    #expect(try found(.service, [(numbers, wide)], "EXT008").isEmpty)
    let initial = Self.full.replacing("full", with: "initial")
    #expect(try found(.readyToServe, [(initial, initial.replacing("4000000", with: "-40000000"))], "EXT008").isEmpty)
  }

  @Test(
    "The extent of the item ends at ±180 and ±90 degrees",
    arguments: [("-107.79", "180.00000000000006", 0), ("-107.79", "200", 1), ("40.91", "90", 0), ("33.78", "-90.5", 1)])
  func item(old: String, new: String, count: Int) throws {
    // A latitude beyond 90 degrees is EXT005, except in the order of the standards that begin with the latitude.
    let found = try lint(
      RuleExample.Base.readyToServe.files.map { ExampleFile($0.name, $0.text.replacing(old, with: new)) }, .usual)
    #expect(
      found.filter { ["EXT008", "EXT005"].contains($0.finding.identifier) && $0.file == "iteminfo.json" }.count
        == count,
      "\(found)")
  }

  @Test("The extent of the item is in WGS84")
  func systemOfItem() throws {
    let found = try found(
      .readyToServe, [("\"wkid\": 4326", "\"wkid\": 3857"), ("\"latestWkid\": 4326", "\"latestWkid\": 3857")], "SRS004",
      in: "iteminfo.json")
    #expect(found.map(\.severity) == [.warning])
  }

  @Test(
    "A thumbnail outside the package is a warning, also in a folder",
    arguments: ["../../t.png", "/t.png", "http://a.b/t.png"])
  func thumbnail(path: String) throws {
    #expect(
      try found(.readyToServe, [("./thumbnail.png", path)], "PKG006", in: "iteminfo.json").first?.message
        == "the thumbnail is “\(path)”, which is outside the package")
  }

  @Test("Empty keywords are reported in iteminfo.json")
  func keywords() throws {
    let list = "[\"Compact Tile Package\", \"Tile Package\", \"tpkx\"]"
    #expect(try found(.readyToServe, [(list, "[]")], "PKG004", in: "iteminfo.json").count == 1)
  }

  @Test("Numbers of Web Mercator that ArcGIS does not use are a warning", arguments: [102_113, 3785, 900_913])
  func oldNumbers(wkid: Int) throws {
    let text = RuleExample.Base.readyToServe.files[0].text
      .replacing("\"wkid\": 102100", with: "\"wkid\": \(wkid)")
    let found = try lint([ExampleFile("root.json", text)], .usual).filter { $0.finding.identifier == "SRS002" }
    #expect(found.map(\.finding.severity) == [.warning])
  }

  @Test("Units that ArcGIS does not have are a warning")
  func units() throws {
    #expect(try found(.readyToServe, [("esriMeters", "metres")], "PKG012").count == 1)
    #expect(try found(.readyToServe, [("esriMeters", "esriUnknownUnits")], "PKG012").isEmpty)
  }

  @Test("The extent of the world in degrees is found in metres, also if it is enlarged by a tenth")
  func enlarged() throws {
    let world = "\"fullExtent\": {\"xmin\": -198, \"ymin\": -99, \"xmax\": 198, \"ymax\": 99"
    #expect(try found(.readyToServe, [(Self.full, world)], "EXT005").map(\.severity) == [.error])
  }

  @Test(
    "A scale limit that hides no level and is the scale of another one is that of a service: an info",
    arguments: [("1", "147914381.897889", 0), ("2", "295828763.795777", 1), ("1", "140000000", 1)])
  func limits(maxLOD: String, maxScale: String, warnings: Int) throws {
    let changes = [
      ("\"maxLOD\": 2", "\"maxLOD\": \(maxLOD)"), ("\"maxScale\": 147914381.897889", "\"maxScale\": \(maxScale)"),
    ]
    let found = try found(.readyToServe, changes, "LOD009")
    #expect(found.count == 1)
    #expect(found.filter { $0.severity == .warning }.count == warnings)
  }
}

@Suite("Coordinate systems outside the built-in table", .enabled(if: PROJ.isAvailable))
struct LookedUpSystemTests {
  /// RD New as ArcGIS writes it.
  private static let dutch = """
    PROJCS["RD_New",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",SPHEROID["Bessel_1841",6377397.155,299.1528128]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Double_Stereographic"],\
    PARAMETER["False_Easting",155000.0],PARAMETER["False_Northing",463000.0],\
    PARAMETER["Central_Meridian",5.38763888888889],PARAMETER["Scale_Factor",0.9999079],\
    PARAMETER["Latitude_Of_Origin",52.15616055555555],UNIT["Meter",1.0],AUTHORITY["EPSG",28992]]
    """
  private static let french = """
    PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],\
    PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],\
    PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],PARAMETER["Latitude_Of_Origin",46.5],\
    UNIT["Meter",1.0],AUTHORITY["EPSG",2154]]
    """
  private static let british = """
    PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
    PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],PARAMETER["Central_Meridian",-2.0],\
    PARAMETER["Scale_Factor",0.9996012717],PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0],AUTHORITY["EPSG",27700]]
    """
  private static let swiss = """
    PROJCS["CH1903+_LV95",GEOGCS["GCS_CH1903+",DATUM["D_CH1903+",SPHEROID["Bessel_1841",6377397.155,299.1528128]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
    PROJECTION["Hotine_Oblique_Mercator_Azimuth_Center"],PARAMETER["False_Easting",2600000.0],\
    PARAMETER["False_Northing",1200000.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Azimuth",90.0],\
    PARAMETER["Longitude_Of_Center",7.43958333333333],PARAMETER["Latitude_Of_Center",46.952405555555565],\
    UNIT["Meter",1.0],AUTHORITY["EPSG",2056]]
    """

  /// The messages of SRS005 for a conf.xml with a WKID and a text.
  private func messages(_ wkid: Int, _ text: String) throws -> [String] {
    let quoted = text.replacing("\"", with: "&quot;")
    let conf = RuleExample.Base.legacy.files[0].text
      .replacing(/<WKT>[^<]*<\/WKT>/, with: "<WKT>\(quoted)</WKT>")
      .replacing(/<WKID>\d+<\/WKID>/, with: "<WKID>\(wkid)</WKID>")
      .replacing(/<LatestWKID>\d+<\/LatestWKID>/, with: "")
    return try lint([ExampleFile("scheme.xml", conf)], .all).filter { $0.finding.identifier == "SRS005" }
      .map(\.finding.message)
  }

  /// North Carolina in US feet and peninsular Malaysia, whose digits are not those of PROJ.
  private static let american = """
    PROJCS["NAD_1983_StatePlane_North_Carolina_FIPS_3200_Feet",GEOGCS["GCS_North_American_1983",\
    DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
    UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],\
    PARAMETER["False_Easting",2000000.002616666],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-79.0],\
    PARAMETER["Standard_Parallel_1",34.33333333333334],PARAMETER["Standard_Parallel_2",36.16666666666666],\
    PARAMETER["Latitude_Of_Origin",33.75],UNIT["Foot_US",0.3048006096012192]]
    """
  private static let malaysian = """
    PROJCS["GDM_2000_MRSO_Peninsular_Malaysia",GEOGCS["GCS_GDM_2000",DATUM["D_GDM_2000",\
    SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
    PROJECTION["Rectified_Skew_Orthomorphic_Natural_Origin"],PARAMETER["False_Easting",804671.0],\
    PARAMETER["False_Northing",0.0],PARAMETER["Scale_Factor",0.99984],PARAMETER["Azimuth",323.0257964666666],\
    PARAMETER["Longitude_Of_Center",102.25],PARAMETER["Latitude_Of_Center",4.0],\
    PARAMETER["XY_Plane_Rotation",-36.86989764584402],UNIT["Meter",1.0]]
    """

  @Test(
    "ArcGIS’s own text of the system has no finding",
    arguments: [
      (28992, dutch), (2154, french), (27700, british), (2056, swiss), (2264, american), (3375, malaysian),
    ])
  func agreeing(wkid: Int, text: String) throws {
    let found = try messages(wkid, text)
    #expect(found.isEmpty, "\(found)")
  }

  @Test(
    "A changed parameter, unit or system is an error",
    arguments: [
      (28992, dutch.replacing("155000.0", with: "0.0"), "PARAMETER False_Easting"),
      (28992, dutch.replacing("UNIT[\"Meter\",1.0]", with: "UNIT[\"Foot\",0.3048]"), "UNIT"),
      (
        2154, french.replacing("\"Central_Meridian\",3.0", with: "\"Central_Meridian\",0.0"),
        "PARAMETER Central_Meridian"
      ),
      (2154, british, "PROJECTION"), (27700, french, "PROJECTION"),
      (27700, british.replacing("Airy_1830\",6377563.396", with: "WGS_1984\",6378137.0"), "SPHEROID"),
    ])
  func contradicting(wkid: Int, text: String, part: String) throws {
    let found = try messages(wkid, text)
    #expect(found.count == 1)
    #expect(found.first?.contains("they differ in \(part)") == true, "\(found)")
  }

  @Test("A number that no database has is not compared")
  func unknown() throws {
    #expect(try messages(199_999, Self.dutch).isEmpty)
  }

  @Test("The extent of the item is compared in a projected system as well")
  func item() throws {
    func found(_ extent: String) throws -> [Found] {
      let files = RuleExample.Base.readyToServe.files.map { file in
        ExampleFile(
          file.name,
          file.text.replacing("\"wkid\": 102100, \"latestWkid\": 3857", with: "\"wkid\": 28992, \"latestWkid\": 28992")
            .replacing(
              "\"xmin\": -13000000, \"ymin\": 4000000, \"xmax\": -12000000, \"ymax\": 5000000",
              with: "\"xmin\": 120000, \"ymin\": 480000, \"xmax\": 130000, \"ymax\": 490000"
            )
            .replacing(/"extent": \{"xmin": [^s]*"spatial/, with: "\"extent\": {\(extent), \"spatial"))
      }
      return try lint(files, .usual).filter { $0.finding.identifier == "EXT001" }
    }
    // Amsterdam, by the coordinates of its central station in both systems: 122000, 487900 and 4.90, 52.38.
    #expect(try found("\"xmin\": 4.8, \"ymin\": 52.3, \"xmax\": 5.0, \"ymax\": 52.4").isEmpty)
    #expect(
      try found("\"xmin\": 14.8, \"ymin\": 52.3, \"xmax\": 15.0, \"ymax\": 52.4").map(\.file) == ["iteminfo.json"])
  }
}
