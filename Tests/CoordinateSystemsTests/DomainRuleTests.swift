import Testing
import TilingSchemes

@testable import CoordinateSystems

@Suite("DomainRule")
struct DomainRuleTests {
  /// A system without a WKID, with the domain that ArcGIS wrote for it in a public script or file.
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let corner: MapPoint
    let xyScale: Double

    init(
      _ name: String, _ spheroid: String, _ projection: String, _ parameters: [(String, Double)], unit: Double = 1,
      _ xOrigin: Double, _ upperEdge: Double, _ xyScale: Double
    ) {
      testDescription = name
      text = DomainRuleTests.system(spheroid, projection, parameters, unit: unit)
      corner = MapPoint(x: xOrigin, y: upperEdge)
      self.xyScale = xyScale
    }
  }

  static let grs80 = base("6378137.0,298.257222101")
  static let wgs84Axes = "6378137.0,298.257223563"
  static let grs80Axes = "6378137.0,298.257222101"

  static func base(_ axes: String) -> String {
    """
    GEOGCS["g",DATUM["d",SPHEROID["s",\(axes)]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
    """
  }

  static func system(_ axes: String, _ projection: String, _ parameters: [(String, Double)], unit: Double = 1) -> String
  {
    let parameters = parameters.map { "PARAMETER[\"\($0)\",\($1)]," }.joined()
    return "PROJCS[\"p\",\(base(axes)),PROJECTION[\"\(projection)\"],\(parameters)UNIT[\"u\",\(unit)]]"
  }

  static let samples = [
    Sample(
      "Mercator on WGS84", wgs84Axes, "Mercator", [("Standard_Parallel_1", 0)], -20_037_700, 30_198_300,
      149_134_210.447_955_52),
    Sample(
      "Mercator on a sphere", "6356752.31424518,0.0", "Mercator", [("Standard_Parallel_1", 0)], -19_970_500,
      30_139_700.000_000_007, 149_424_169.031_891_32),
    Sample(
      "a New Zealand circuit", grs80Axes, "Transverse_Mercator",
      [("False_Easting", 400_000), ("False_Northing", 800_000), ("Latitude_Of_Origin", -40.2419)], -5_223_200,
      15_258_500, 450_265_407.001_579_17),
    Sample(
      "TM 42", grs80Axes, "Transverse_Mercator", [("False_Easting", 500_000), ("Scale_Factor", 1)], -5_123_200,
      10_002_100, 450_265_407.001_579_17),
    Sample(
      "CK 1963 zone C2", "6378245.0,298.3", "Gauss_Kruger",
      [("False_Easting", 2_250_000), ("False_Northing", -12_900.568), ("Latitude_Of_Origin", -0.016_667)], -3_373_300,
      9_991_200, 450_258_654.539_778_05),
    Sample(
      "a mine’s grid on Cape Lo 23", "6378249.145,293.466307656", "Transverse_Mercator",
      [("False_Easting", 50_000), ("False_Northing", 3_000_000)], -5_573_300, 13_002_000, 450_269_908.755_298_44),
    Sample(
      "TM of latitude 54", grs80Axes, "Transverse_Mercator",
      [("False_Easting", 500_000), ("Scale_Factor", 0.9999), ("Latitude_Of_Origin", 54)], -5_122_600, 4_015_800,
      450_310_428.589_904_61),
    Sample(
      "MTM with a zone prefix", grs80Axes, "Transverse_Mercator",
      [("False_Easting", 25_500_000), ("Scale_Factor", 0.9999), ("Central_Meridian", -64.5)], 19_877_400, 10_001_100,
      450_310_428.589_904_61),
    Sample(
      "Lambert 30/60 on a sphere", "6370000.0,0.0", "Lambert_Conformal_Conic",
      [("Standard_Parallel_1", 30), ("Standard_Parallel_2", 60), ("Latitude_Of_Origin", 40)], -35_691_800, 42_308_400,
      126_180_232.640_844_54),
    Sample(
      "Lambert 10/30 on a sphere", "6370000.0,0.0", "Lambert_Conformal_Conic",
      [("Standard_Parallel_1", 10), ("Standard_Parallel_2", 30), ("Latitude_Of_Origin", 20.6)], -38_489_800, 50_420_200,
      117_007_613.117_514_12),
    Sample(
      "Lambert of one parallel on NTF", "6378249.2,293.4660212936269", "Lambert_Conformal_Conic",
      [
        ("False_Easting", 1_000_000), ("False_Northing", 500_000), ("Standard_Parallel_1", 34),
        ("Scale_Factor", 0.9994),
        ("Latitude_Of_Origin", 34),
      ], -36_981_000, 47_941_600, 118_575_067.201_245_23),
    Sample(
      "Lambert in feet", grs80Axes, "Lambert_Conformal_Conic",
      [("Standard_Parallel_1", 40.25), ("Standard_Parallel_2", 41.5), ("Latitude_Of_Origin", 39)], unit: 0.3048,
      -121_008_700, 145_903_200.000_000_03, 37_217_155.686_909_243),
    Sample(
      "Albers 40/42", grs80Axes, "Albers",
      [("Standard_Parallel_1", 40), ("Standard_Parallel_2", 42), ("Latitude_Of_Origin", 39)], -16_085_300, 23_655_200,
      279_982_320.962_027_13),
    Sample(
      "Albers 15/65", wgs84Axes, "Albers",
      [("Standard_Parallel_1", 15), ("Standard_Parallel_2", 65), ("Latitude_Of_Origin", 30)], -16_934_700, 25_776_900,
      265_939_144.323_223_62),
    Sample(
      "stereographic on a sphere", "6370000.0,0.0", "Stereographic_North_Pole", [("Standard_Parallel_1", 60)],
      -30_977_400, 30_977_400, 145_383_396.520_382_43),
    Sample(
      "Cassini", "6377304.063,300.8017", "Cassini",
      [("False_Easting", 390_191.5405), ("False_Northing", 407_215.3658), ("Latitude_Of_Origin", 3.680_344_444)],
      -4_618_700, 10_001_200, 450_317_182.604_702_06),
  ]

  @Test("A system without a WKID has the domain in its file, to the last digit", arguments: samples)
  func sample(_ sample: Sample) throws {
    let rule = try #require(WellKnownText(sample.text).flatMap(DomainRule.init))
    #expect(rule.square.upperLeft == sample.corner)
    #expect(rule.square.xyScale == sample.xyScale)
  }

  @Test(
    "The rule gives the table’s result for PROJ’s text, or one step of 100 more or less for a row in doubt",
    .needsGatheredFacts, .enabled(if: PROJ.isAvailable, "PROJ is not installed"))
  func sameAsTable() throws {
    // These have no rule, or an area of their own; see the table’s page.
    let exceptions = DomainRow.grads.union([2056, 21781, 3078, 3375, 54052])
    var compared = 0
    for row in try DomainRow.all() where row.xOrigin != -400 {
      for wkid in row.wkids where !exceptions.contains(wkid) {
        // PROJ’s oldest data do not have a few systems.
        guard let text = PROJ.esriText(of: SpatialReference(wkid: wkid)).flatMap(WellKnownText.init) else { continue }
        let rule = try #require(DomainRule(text), "\(wkid)")
        let tolerance: Double = row.mark == "R?" ? 100 : 0
        #expect((rule.square.xMin - row.xOrigin).magnitude <= tolerance, "\(wkid)")
        #expect((rule.square.yMin - row.yOrigin).magnitude <= tolerance, "\(wkid)")
        if let scale = row.xyScale {
          #expect(((rule.square.side - (0x1p53 - 2) / scale).magnitude - tolerance) < 1e-6, "\(wkid)")
        }
        compared += 1
      }
    }
    #expect(compared > 1400)
  }

  @Test("Grads are not treated as degrees")
  func grads() throws {
    func zone(_ unit: String, _ parallel: Double) throws -> DomainRule {
      let text = Self.system(
        "6378249.2,293.4660212936269", "Lambert_Conformal_Conic",
        [("Standard_Parallel_1", parallel), ("Latitude_Of_Origin", parallel), ("Scale_Factor", 0.99987742)]
      ).replacing("\"Degree\",0.0174532925199433", with: unit)
      return try #require(WellKnownText(text).flatMap(DomainRule.init))
    }
    #expect(try zone("\"Grad\",0.01570796326794897", 52) == zone("\"Degree\",0.0174532925199433", 46.8))
  }

  @Test(
    "A text with missing or impossible values has no domain",
    arguments: [
      base("6378137.0,298.257222101"), system("6378137.0", "Transverse_Mercator", []),
      system("1.0,298.0", "Transverse_Mercator", []), system("6378137.0,1.0", "Transverse_Mercator", []),
      system(grs80Axes, "Transverse_Mercator", [], unit: 0),
      system(grs80Axes, "Transverse_Mercator", [("Scale_Factor", 0)]),
      system(grs80Axes, "Transverse_Mercator", [("Latitude_Of_Origin", 91)]),
      system(grs80Axes, "Transverse_Mercator", [("False_Easting", 1e300)]),
      system(grs80Axes, "Lambert_Conformal_Conic", []), system(grs80Axes, "Albers", [("Standard_Parallel_1", 0)]),
      system(grs80Axes, "Lambert_Conformal_Conic", [("Standard_Parallel_1", 45), ("Latitude_Of_Origin", -90)]),
      system(grs80Axes, "Stereographic", [("Latitude_Of_Origin", 52)]), system(grs80Axes, "Robinson", []),
      system(grs80Axes, "Transverse_Mercator_Complex", []),
    ])
  func none(_ text: String) throws {
    #expect(DomainRule(try #require(WellKnownText(text))) == nil)
  }
}
