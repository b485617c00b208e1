import CoordinateSystems
import Testing

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

  @Test("Keywords are read in any letter case")
  func letterCase() {
    #expect(WellKnownText("unit[\"Meter\",1]")?.keyword == "UNIT")
  }

  @Test("A quote within a name is written twice")
  func quotes() {
    #expect(WellKnownText("A[\"say \"\"hello\"\"\"]")?.values == ["say \"hello\""])
    #expect(WellKnownText("A[\"\"]")?.values == [""])
  }

  @Test("A name may hold brackets, commas and characters beyond ASCII")
  func namesWithPunctuation() {
    #expect(WellKnownText("A[\"x[y],(z) é中\"]")?.values == ["x[y],(z) é中"])
  }

  @Test("Numbers keep their text")
  func numberText() {
    #expect(
      WellKnownText("A[0.0174532925199433,+1,-2.50,1E3]")?.values == ["0.0174532925199433", "+1", "-2.50", "1E3"])
  }

  @Test(
    "What is no well-known text is refused",
    arguments: [
      "", " ", "A", "A[", "A[]", "A[\"x\"", "A[\"x", "A[\"x\"]]", "A[\"x\"] B", "A[\"x\",]", "A[,\"x\"]",
      "A[\"x\" \"y\"]",
      "[\"x\"]", "A[1.2.3]", "A[--1]", "A[x]", "EPSG:4326", "+proj=longlat", "<WKT/>", "4326", "A[\"x\";1]", "\u{0}",
      "A[\"x\"\"]", "É[\"x\"]",
    ])
  func refuses(source: String) {
    #expect(WellKnownText(source) == nil)
  }

  @Test("Texts nest 32 deep and no deeper")
  func depth() {
    func nested(_ depth: Int) -> String {
      String(repeating: "A[", count: depth) + "1" + String(repeating: "]", count: depth)
    }
    #expect(WellKnownText(nested(32)) != nil)
    #expect(WellKnownText(nested(33)) == nil)
    #expect(WellKnownText(String(repeating: "A[", count: 100_000)) == nil)
  }
}
