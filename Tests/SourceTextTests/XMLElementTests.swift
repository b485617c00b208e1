import SourceText
import Testing

@Suite("XMLElement")
struct XMLElementTests {
  @Test(
    "The text of an element follows the rules of XML",
    arguments: [
      ("12", "12"), ("  12\n", "12"), ("a b", "a b"), ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"), ("&#x41;&#66;", "AB"),
      ("&#x4e2d;&#x1F600;", "中😀"), ("<![CDATA[<a>&amp;]]>", "<a>&amp;"), ("x<![CDATA[]]>y", "xy"),
      ("1<!-- 9 -->2", "12"), ("1<?p 9 ?>2", "12"), ("a\r\nb\rc", "a\nb\nc"), ("&#13;&#10;a", "\r\na"),
      ("é中😀", "é中😀"), ("<![CDATA[a]]>&amp;<![CDATA[b]]>", "a&b"), ("<!-- <![CDATA[ -->1<!-- ]]> -->", "1"),
      ("]] >", "]] >"),
    ])
  func text(content: String, expected: String) throws {
    #expect(try element("<a>\(content)</a>").text == expected)
  }

  @Test(
    "Attributes are read with both quotes and their references",
    arguments: [
      ("b='1'", "1"), ("b=\"1\"", "1"), ("b = '1'", "1"), ("b='\"'", "\""), ("b=\"'\"", "'"), ("b=''", ""),
      ("b='&lt;&quot;&#x41;&amp;'", "<\"A&"), ("b='x=y'", "x=y"), ("c='b=\"9\"' b='1'", "1"), ("b='>'", ">"),
      ("b='/'", "/"), ("\n b='é'\n", "é"),
    ])
  func attributes(spelling: String, expected: String) throws {
    #expect(try element("<a \(spelling)/>").attribute("b") == expected)
    #expect(try element("<a \(spelling)></a>").attribute("b") == expected)
  }

  @Test("Line ends and tabs in an attribute are read as spaces", arguments: ["x\ny", "x\ty", "x\r\ny"])
  func attributeNormalization(value: String) throws {
    let read = try element("<a b='\(value)'/>").attribute("b")
    #expect(read == "x y")
  }

  @Test("Attributes keep their order and their prefixes")
  func attributeOrder() throws {
    let root = try element("<t:a xmlns:t='urn:t' t:z='1' a=\"2\"/>")
    #expect(root.attributes.map(\.name) == ["xmlns:t", "t:z", "a"])
    #expect(root.attributes.map(\.value) == ["urn:t", "1", "2"])
  }

  @Test("A missing attribute has no value")
  func noAttribute() throws {
    #expect(try element("<a bb='1'/>").attribute("b") == nil)
    #expect(try element("<a/>").attributes.isEmpty)
  }

  @Test(
    "An xsi:type is found among names without its prefix, in every spelling of the tag",
    arguments: [
      ("<a xsi:type='t:B'/>", 1), ("<a xsi:type='t:B'></a>", 1), ("<a xsi:type=\"B\"></a>", 1),
      ("<a  xsi:type = 't:B' ></a>", 1), ("<a c='1' xsi:type='t:B' d='2'></a>", 1), ("<a xsi:type='t:&#66;'></a>", 1),
      ("<a xsi:type='t:BB'></a>", nil), ("<a></a>", nil), ("<a xsi:type=''></a>", nil), ("<a xsi:type='t:'></a>", nil),
      ("<a xmlns:t='urn:B'></a>", nil), ("<a xsi:type='t:C' d=':B'></a>", nil),
    ])
  func typePlace(source: String, expected: Int?) throws {
    let parent = try element("<p xmlns:xsi='urn:i'>\(source)</p>")
    let child = try #require(Array(parent.children).first)
    #expect(child.typePlace(among: ["A", "B"]) == expected)
  }

  @Test(
    "A name is compared without its prefix, and completely",
    arguments: [
      ("<TileOrigin/>", true), ("<t:TileOrigin xmlns:t='u'/>", true), ("<TileOrigins/>", false),
      ("<TileOrigi/>", false),
      ("<tileorigin/>", false), ("<TileOrigin:x xmlns:TileOrigin='u'/>", false),
    ])
  func isNamed(source: String, expected: Bool) throws {
    #expect(try element(source).isNamed("TileOrigin") == expected)
  }

  @Test(
    "Attributes other than one xsi:type are detected; namespace declarations are not counted",
    arguments: [
      ("<a/>", false), ("<a xsi:type='t' xmlns:xsi='urn:i'/>", false), ("<a xmlns='urn:a' xmlns:b='urn:b'/>", false),
      ("<a b='1'/>", true), ("<a xsi:type='t' b='=' xmlns:xsi='urn:i'/>", true), ("<a type='t'/>", true),
      ("<a o:type='t' xmlns:o='urn:i'/>", true),
    ])
  func hasAttributesBesideType(source: String, expected: Bool) throws {
    #expect(try element(source).hasAttributesBesideType == expected)
  }

  @Test(
    "A decimal value is read despite white space, references, comments and CDATA",
    arguments: [
      ("-20037508.342787001", -20_037_508.342_787_001), (" 5 ", 5), ("&#49;5", 15), ("<![CDATA[7]]>", 7),
      ("1<!-- x -->2", 12), ("8.98e-009", 8.98e-9),
    ])
  func decimalValue(content: String, expected: Double) throws {
    #expect(try element("<a>\(content)</a>").decimalValue == expected)
  }

  @Test("A text that is not a number has no decimal value", arguments: ["", "abc", "1,5", "NaN", "INF", "1 2", "0x1"])
  func noDecimalValue(content: String) throws {
    #expect(try element("<a>\(content)</a>").decimalValue == nil)
  }

  @Test("A value’s range leaves out the white space around the value and keeps the white space inside")
  func valueRange() throws {
    let root = try element("<a>\r\n\t x y \n</a>")
    #expect(root.valueRange == SourceRange(7..<10))
  }

  private func element(_ source: String) throws -> XMLElement { try XMLReader.read(SourceText(source)).root }
}
