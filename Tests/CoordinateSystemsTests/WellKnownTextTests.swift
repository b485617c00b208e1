import Testing

@testable import CoordinateSystems

@Suite("WellKnownText")
struct WellKnownTextTests {
  @Test("Keywords, names, numbers and children are read", arguments: [("[", "]"), ("(", ")")])
  func reads(open: String, close: String) throws {
    let source = "PROJCS[\"a\",GEOGCS[\"b\",PRIMEM[\"c\",-1.5e-3]],UNIT[\"Meter\",1.0]]"
      .replacing("[", with: open).replacing("]", with: close)
    let text = try #require(WellKnownText(source))
    #expect(text.keyword == "PROJCS")
    #expect(text.values == ["a"])
    #expect(text.children.map(\.keyword) == ["GEOGCS", "UNIT"])
    #expect(text.child("UNIT")?.values == ["Meter", "1.0"])
    #expect(text.child("GEOGCS")?.child("PRIMEM")?.values == ["c", "-1.5e-3"])
  }

  @Test("White space between the parts does not matter")
  func whiteSpace() {
    let spaced = WellKnownText(" UNIT [ \"Meter\" ,\n\t1.0 , AUTHORITY [ \"EPSG\" , 9001 ] ] \r\n")
    #expect(spaced == WellKnownText("UNIT[\"Meter\",1.0,AUTHORITY[\"EPSG\",9001]]"))
    #expect(spaced != nil)
  }

  @Test("Keywords are read in upper and lower case")
  func letterCase() {
    #expect(WellKnownText("unit[\"Meter\",1]")?.keyword == "UNIT")
  }

  @Test("A quote within a name is written twice")
  func quotes() {
    #expect(WellKnownText("A[\"say \"\"hello\"\"\"]")?.values == ["say \"hello\""])
    #expect(WellKnownText("A[\"\"]")?.values == [""])
  }

  @Test("A name may contain brackets, commas and characters beyond ASCII")
  func namesWithPunctuation() {
    #expect(WellKnownText("A[\"x[y],(z) é中\"]")?.values == ["x[y],(z) é中"])
  }

  @Test("Numbers keep their text")
  func numberText() {
    #expect(
      WellKnownText("A[0.0174532925199433,+1,-2.50,1E3]")?.values == ["0.0174532925199433", "+1", "-2.50", "1E3"])
  }

  @Test(
    "A text that is not well-known text is refused",
    arguments: [
      "", " ", "A", "A[", "A[]", "A[\"x\"", "A[\"x", "A[\"x\"]]", "A[\"x\"] B", "A[\"x\",]", "A[,\"x\"]",
      "A[\"x\" \"y\"]",
      "[\"x\"]", "A[1.2.3]", "A[--1]", "EPSG:4326", "+proj=longlat", "<WKT/>", "4326", "A[\"x\";1]", "\u{0}",
      "A[\"x\"\"]", "É[\"x\"]",
    ])
  func refuses(source: String) {
    #expect(WellKnownText(source) == nil)
  }

  @Test("Texts may be nested 32 levels deep, but no deeper")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "A[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    #expect(WellKnownText(nested(32)) != nil)
    #expect(WellKnownText(nested(33)) == nil)
    #expect(WellKnownText(String(repeating: "A[", count: 100_000)) == nil)
  }
}

@Suite("The horizontal system of a text")
struct HorizontalSystemTests {
  // As GDAL 3.6 writes EPSG:32633 and EPSG:9707, here shortened to the relevant parts.
  static let version2 = """
    PROJCRS["WGS 84 / UTM zone 33N",BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",\
    ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]],ID["EPSG",4326]],CS[Cartesian,2],\
    AXIS["(E)",east,ORDER[1],LENGTHUNIT["metre",1]],AXIS["(N)",north,ORDER[2],LENGTHUNIT["metre",1]],\
    USAGE[SCOPE["Navigation"],AREA["Between 12°E and 18°E"],BBOX[0,12,84,18]],ID["EPSG",32633]]
    """

  @Test("A text of version 2 gives its code, but no text that ArcGIS can read")
  func secondVersion() throws {
    let system = try #require(HorizontalSystem(Self.version2))
    #expect(system.epsgCode == 32633)
    #expect(system.esriText == nil)
    #expect(!system.isCompound)
  }

  @Test("The horizontal part of a compound system decides")
  func compound() throws {
    let text =
      "COMPOUNDCRS[\"both\",\(Self.version2),VERTCRS[\"h\",CS[vertical,1],ID[\"EPSG\",5773]],ID[\"EPSG\",9707]]"
    let system = try #require(HorizontalSystem(text))
    #expect(system.epsgCode == 32633)
    #expect(system.isCompound)
  }

  @Test("A text of version 1 is kept exactly, without the text around it")
  func letterForLetter() throws {
    let own = "GEOGCS[ \"g\", DATUM[\"d\",SPHEROID[\"s\",6378137.0,298.0]], UNIT[\"Degree\",0.0174532925199433] ]"
    #expect(HorizontalSystem(" \n\(own)\n")?.esriText == own)
    #expect(HorizontalSystem("COMPD_CS[\"c\", \(own) ,VERT_CS[\"v\",UNIT[\"Meter\",1.0]]]")?.esriText == own)
  }

  // As GDAL writes version 1.
  static let axes = """
    PROJCS["WGS 84 / UTM zone 33N",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
    PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],UNIT["metre",1],\
    AXIS["Easting",EAST],AXIS["Northing",NORTH]]
    """

  @Test("The words of an AXIS are values, and its system is read")
  func axis() throws {
    #expect(WellKnownText(Self.axes)?.child("AXIS")?.values == ["Easting", "EAST"])
    #expect(CoordinateSystem(wellKnownText: Self.axes)?.name == "WGS 84 / UTM zone 33N")
    #expect(HorizontalSystem(Self.axes)?.esriText == Self.axes)
  }

  @Test("A text with an AXIS and a code is identified by the code")
  func axisWithCode() throws {
    let text = Self.axes.dropLast() + ",AUTHORITY[\"EPSG\",\"32633\"]]"
    let system = try #require(HorizontalSystem(String(text)))
    #expect(system.epsgCode == 32633)
    #expect(system.esriText == nil)
  }

  @Test("Bare words and dates are values", arguments: ["EAST", "ellipsoidal", "2013-01-01", "2019-06-01T00:00:00Z"])
  func bareWords(_ word: String) {
    #expect(WellKnownText("A[\"x\",\(word)]")?.values == ["x", word])
  }

  @Test("A text that is longer than 64 KiB, or has only opening brackets, is refused")
  func hostile() {
    let name = String(repeating: "x", count: 65_536)
    #expect(WellKnownText("A[\"\(name)\"]") == nil)
    #expect(HorizontalSystem(String(repeating: "A[", count: 30_000)) == nil)
    #expect(HorizontalSystem(String(repeating: "A[\"\"\"", count: 10_000)) == nil)
  }
}
